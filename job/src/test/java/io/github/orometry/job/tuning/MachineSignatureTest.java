package io.github.orometry.job.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineSignatureTest {
  private static final MachineSignature SOME =
      new MachineSignature("a cpu", 8, 16, "L1 32K", "a jvm 17", "4.1.3", "0.1.0", 2048);

  @TempDir private Path root;

  @Test
  void itIsTheSameInEveryCall() {
    assertEquals(MachineSignature.here(2583), MachineSignature.here(2583));
    assertTrue(MachineSignature.here(2583).hash().matches("[0-9a-f]{16}"));
  }

  /** A file's name must not change with the program: computed by sha256sum. */
  @Test
  void itsHashIsOfItsParts() {
    assertEquals("4c1889d49b00ab8a", SOME.hash());
  }

  @Test
  void gridsWithinAPowerOfTwoShareIt() {
    String hash = MachineSignature.here(2048).hash();
    assertEquals(hash, MachineSignature.here(4095).hash());
    assertNotEquals(hash, MachineSignature.here(2047).hash());
    assertNotEquals(hash, MachineSignature.here(4096).hash());
    assertEquals(1, MachineSignature.here(1).sizeClass());
  }

  @Test
  void anyOtherPartMakesItAnother() {
    String hash = SOME.hash();
    assertNotEquals(
        hash, new MachineSignature("b", 8, 16, "L1 32K", "a jvm 17", "4.1.3", "0.1.0", 1).hash());
    assertNotEquals(
        hash,
        new MachineSignature("a cpu", 4, 16, "L1 32K", "a jvm 17", "4.1.3", "0.1.0", 2048).hash());
    assertNotEquals(
        hash,
        new MachineSignature("a cpu", 8, 16, "L1 32K", "a jvm 17", "4.1.4", "0.1.0", 2048).hash());
  }

  @Test
  void theVersionsAreThoseOfTheBuild() {
    MachineSignature here = MachineSignature.here(1);
    assertTrue(here.spark().matches("[0-9]+\\.[0-9]+\\.[0-9]+"), here.spark());
    assertTrue(here.orometry().matches("[0-9]+\\.[0-9]+\\.[0-9]+.*"), here.orometry());
  }

  @Test
  void linuxTellsOfTheMachineInFiles() throws IOException {
    file("proc/cpuinfo", "processor\t: 0\nmodel name\t: A CPU @ 2 GHz\n\nmodel name\t: other\n");
    file("proc/meminfo", "MemTotal:       33554000 kB\nMemFree: 1 kB\n");
    String[][] caches = {{"1", "Data", "48K"}, {"2", "Unified", "2M"}, {"1", "Instruction", "32K"}};
    for (int i = 0; i < caches.length; i++) {
      String index = "sys/devices/system/cpu/cpu0/cache/index" + i + "/";
      file(index + "level", caches[i][0] + "\n");
      file(index + "type", caches[i][1] + "\n");
      file(index + "size", caches[i][2] + "\n");
    }
    Machine machine = new Machine(root);
    assertEquals("A CPU @ 2 GHz", machine.cpu());
    assertEquals(32, machine.memoryGib());
    assertEquals("L1 Data 48K, L1 Instruction 32K, L2 Unified 2M", machine.caches());
  }

  @Test
  void elsewhereLessIsKnown() {
    Machine machine = new Machine(root);
    assertEquals(System.getProperty("os.arch"), machine.cpu());
    assertEquals(Machine.here().memoryGib(), machine.memoryGib());
    assertEquals("unknown", machine.caches());
  }

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

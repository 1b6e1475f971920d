package io.github.orometry.job.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.file.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  @TempDir private Path root;

  private static Machine here(int cells) {
    return Machine.here(Location.of("/"), cells);
  }

  @Test
  void itIsTheSameInEveryCall() {
    assertEquals(here(2583), here(2583));
    assertTrue(here(2583).signature().matches("[0-9a-f-]{36}"));
  }

  /** A file's name must not change with the program: MD5 of the text, as a UUID of version 3. */
  @Test
  void itsSignatureIsOfItsParts() {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("cpu", "a cpu");
    parts.put("cores", 8);
    assertEquals("23de1a52-86ec-3e54-aa60-4556403b4f4f", new Machine(parts).signature());
  }

  @Test
  void gridsWithinAPowerOfTwoShareIt() {
    String signature = here(2048).signature();
    assertEquals(signature, here(4095).signature());
    assertNotEquals(signature, here(2047).signature());
    assertNotEquals(signature, here(4096).signature());
    assertEquals(1, here(1).parts().get("size_class"));
  }

  @Test
  void anyOtherPartMakesItAnother() {
    Machine here = here(1);
    assertEquals(
        List.of("cpu", "cores", "memory_gib", "caches", "jvm", "orometry", "spark", "size_class"),
        List.copyOf(here.parts().keySet()));
    for (String part : here.parts().keySet()) {
      Map<String, Object> others = new LinkedHashMap<>(here.parts());
      others.put(part, "another");
      assertNotEquals(here.signature(), new Machine(others).signature(), part);
    }
  }

  @Test
  void theVersionsAreThoseOfTheBuild() {
    Map<String, Object> parts = here(1).parts();
    assertTrue(parts.get("spark").toString().matches("[0-9]+\\.[0-9]+\\.[0-9]+"), "" + parts);
    assertTrue(parts.get("orometry").toString().matches("[0-9]+\\.[0-9]+\\.[0-9]+.*"), "" + parts);
  }

  @Test
  void linuxTellsOfTheProcessorInFiles() throws IOException {
    file("proc/cpuinfo", "processor\t: 0\nmodel name\t: A CPU @ 2 GHz\n\nmodel name\t: other\n");
    String[] sizes = {"48K", "32K", "2M"};
    for (int i = 0; i < sizes.length; i++) {
      file("sys/devices/system/cpu/cpu0/cache/index" + i + "/size", sizes[i] + "\n");
    }
    Map<String, Object> parts = Machine.here(Location.of(root.toString()), 1).parts();
    assertEquals("A CPU @ 2 GHz", parts.get("cpu"));
    assertEquals("48K 32K 2M", parts.get("caches"));
  }

  @Test
  void elsewhereLessIsKnown() {
    Map<String, Object> parts = Machine.here(Location.of(root.toString()), 1).parts();
    assertEquals(System.getProperty("os.arch"), parts.get("cpu"));
    assertEquals("", parts.get("caches"));
    assertTrue((long) parts.get("memory_gib") >= 0);
  }

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

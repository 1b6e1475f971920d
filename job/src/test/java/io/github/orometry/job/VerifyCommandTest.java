package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.memory.MemoryStore;
import io.github.orometry.job.file.memory.MemoryStores;
import io.github.orometry.job.source.StackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A result is compared with its manifest from the data in its files. */
class VerifyCommandTest {
  @TempDir private Path folder;
  private Path result;
  private Path part;

  @BeforeEach
  void publish() throws IOException {
    result = publish("result", "0");
    part = result.resolve("peaks/part-00000.parquet");
  }

  private Path publish(String name, String prominence) throws IOException {
    StackFiles files = new StackFiles(OneFingerprintStack.stack());
    List<Path> inputs = files.npy(folder.resolve("in " + name), "x,y,t", false);
    Path out = folder.resolve(name);
    Program run =
        Program.run(
            "run",
            inputs,
            "--out",
            out,
            "--on-bad-slab",
            "quarantine",
            "--executor",
            "threads",
            "--min-prominence",
            prominence);
    assertEquals(0, run.exitCode(), run.err());
    return out;
  }

  private void assertDiffers(String... words) {
    Program verify = Program.run("verify", result);
    assertEquals(1, verify.exitCode(), verify.err());
    for (String word : words) {
      assertTrue(verify.err().contains(word), verify.err());
    }
  }

  @Test
  void aCopiedResultIsSound() throws IOException {
    Path copy = folder.resolve("copy");
    try (Stream<Path> all = Files.walk(result)) {
      for (Path one : all.toList()) {
        Files.copy(one, copy.resolve(result.relativize(one)));
      }
    }
    Program verify = Program.run("verify", copy);
    assertEquals(0, verify.exitCode(), verify.err());
    assertTrue(verify.out().contains(" rows are what the manifest of "), verify.out());
  }

  @Test
  void aTruncatedPartIsFound() throws IOException {
    byte[] bytes = Files.readAllBytes(part);
    Files.write(part, Arrays.copyOf(bytes, bytes.length - 7));
    assertDiffers("part-00000.parquet has ", " bytes, the manifest says ");
  }

  @Test
  void aMissingPartIsFound() throws IOException {
    Files.delete(part);
    assertDiffers("part-00000.parquet, which the manifest lists, is missing.");
  }

  /** Of the same size and number of rows, made known to the manifest: its rows tell. */
  @Test
  void aPartOfAnotherRunIsFound() throws IOException {
    Path other = publish("other", "0.3").resolve("peaks/part-00000.parquet");
    long before = Files.size(part);
    Files.copy(other, part, StandardCopyOption.REPLACE_EXISTING);
    assertDiffers("peaks/part-00000.parquet");
    Path manifest = result.resolve("manifest.json");
    String text = Files.readString(manifest);
    Files.writeString(
        manifest, text.replace("\"bytes\" : " + before, "\"bytes\" : " + Files.size(part)));
    assertDiffers("peaks");
  }

  @Test
  void aFileThatIsNotListedIsFound() throws IOException {
    Files.copy(part, part.resolveSibling("part-00001.parquet"));
    assertDiffers("part-00001.parquet is not in the manifest.");
  }

  @Test
  void whatIsNoResultIsABadInput() {
    Program verify = Program.run("verify", folder);
    assertEquals(3, verify.exitCode(), verify.err());
  }

  @Test
  void cleanRemovesWhatADeadRunLeftAfterSayingSo() throws IOException {
    Path left = folder.resolve(".result.staging-run-0123456789abc");
    Files.createDirectories(left.resolve("peaks"));
    Files.writeString(folder.resolve(".result.lock-run-0123456789abc"), "process 1\n");
    Program dry = Program.run("clean", result, "--dry-run");
    assertEquals(0, dry.exitCode(), dry.err());
    assertTrue(dry.out().contains(left.getFileName() + " would be removed"), dry.out());
    assertTrue(Files.exists(left));
    Program clean = Program.run("clean", result);
    assertEquals(0, clean.exitCode(), clean.err());
    assertTrue(clean.out().contains(left.getFileName() + " is removed"), clean.out());
    assertTrue(Files.notExists(left));
    Program again = Program.run("clean", result);
    assertTrue(again.out().startsWith("no run has left anything at "), again.out());
    assertEquals(0, Program.run("verify", result).exitCode());
  }

  /** Where there are no locks. */
  @Test
  void cleanTellsOfWhatMayBeOfARunThatIsAlive() throws IOException {
    MemoryStore memory = MemoryStores.drive("clean");
    memory.hasLocks(false);
    memory.isOld(Duration.ofHours(1));
    Location left = Location.of("mem://clean/.out.staging-run-0123456789abc");
    memory.makeFolder(left);
    String stays =
        "%s stays: it has changed within 7d, so that its run may be alive"
            + " (--stale-after 0s removes it all the same)%n";
    Program young = Program.run("clean", "mem://clean/out");
    assertEquals(stays.formatted(left), young.out(), young.err());
    assertTrue(memory.info(left).isPresent());
    Program old = Program.run("clean", "mem://clean/out", "--stale-after", "30m");
    assertEquals("%s is removed%n".formatted(left), old.out(), old.err());
    assertTrue(memory.info(left).isEmpty());
  }
}

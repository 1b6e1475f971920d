package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.SharedSpark.Asked;
import io.github.orometry.job.engine.Outcome;
import io.github.orometry.job.source.StackFiles;
import io.github.orometry.job.source.SurfaceStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An uncompressed archive with one flipped bit gives no result, whoever reads it and how. */
class StoredDamageRunTest {
  @TempDir private Path folder;
  private Path results;
  private Path archive;

  @BeforeEach
  void store() throws IOException {
    results = Files.createDirectory(folder.resolve("results"));
    SurfaceStack stack = SurfaceStack.of(6, 11, 9, 37, 20);
    archive = new StackFiles(stack).storedNpz(folder.resolve("stored.npz"));
  }

  /** The lowest bit of a value in the middle of the first epoch. */
  private void flip() throws IOException {
    byte[] bytes = Files.readAllBytes(archive);
    bytes[bytes.length / 3 / 8 * 8] ^= 1;
    Files.write(archive, bytes);
  }

  private Program run(String... options) {
    return Program.run("run", archive, "--out", results.resolve("out"), List.of(options));
  }

  @ParameterizedTest
  @CsvSource({
    "sequential, 1, 7",
    "sequential, 1, 1000",
    "threads, 2, 7",
    "threads, 3, 1",
    "threads, 2, 1000"
  })
  void inProcess(String executor, String jobs, String perTask) throws IOException {
    check("--executor", executor, "--jobs", jobs, "--slabs-per-task", perTask);
  }

  @Test
  void onSpark() throws IOException {
    check("--master", "local[2]", "--slabs-per-task", "7", "--buffer-size", "2");
  }

  private void check(String... options) throws IOException {
    for (List<String> more :
        List.of(List.<String>of(), List.of("--project", "max"), List.of("--masks", "0.5"))) {
      List<String> all = new ArrayList<>(List.of(options));
      all.addAll(more);
      Program sound = run(all.toArray(String[]::new));
      assertEquals(0, sound.exitCode(), sound.err());
      Files.walk(results.resolve("out"))
          .sorted((a, b) -> b.compareTo(a))
          .forEach(StoredDamageRunTest::delete);
      flip();
      Program damaged = run(all.toArray(String[]::new));
      assertEquals(3, damaged.exitCode(), damaged.err());
      String sentence = damaged.complaints().get(0);
      assertTrue(sentence.contains("file " + archive), sentence);
      assertTrue(sentence.contains("'epoch_0'"), sentence);
      assertTrue(sentence.contains(" is damaged: its CRC-32 "), sentence);
      assertEquals(1, damaged.complaints().size(), damaged.err());
      try (Stream<Path> left = Files.list(results)) {
        assertEquals(List.of(), left.toList());
      }
      flip();
    }
  }

  private static void delete(Path file) {
    assertTrue(file.toFile().delete(), file.toString());
  }

  /** Tasks that fail and run again read more than once, which is no damage. */
  @ParameterizedTest
  @EnumSource
  void aSoundOneIsSoundThoughTasksFail(Failing.When when) throws IOException {
    Path out = results.resolve("sequential");
    Program program =
        Program.run(
            "run", archive, "--out", out, OneFingerprintStack.EXTRAS, "--executor", "sequential");
    assertEquals(0, program.exitCode(), program.err());
    Failing.FAILED.clear();
    Path failing = results.resolve("failing");
    try (SharedSpark spark = SharedSpark.start("local[2,3]")) {
      Outcome outcome =
          spark.run(
              List.of(archive),
              executor -> WithSources.each(executor, source -> new Failing(source, when)),
              Asked.of("parquet", 6),
              failing);
      SharedSpark.assertSame(new Result(out), outcome, failing, when.toString());
    }
    assertFalse(Failing.FAILED.isEmpty());
  }
}

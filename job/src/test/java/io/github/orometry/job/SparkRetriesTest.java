package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.SharedSpark.Asked;
import io.github.orometry.job.engine.Outcome;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.result.TableFiles;
import io.github.orometry.job.source.StackFiles;
import io.github.orometry.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tasks that fail and are run again leave a result as if nothing had happened. */
class SparkRetriesTest {
  @TempDir private static Path folder;
  private static StackFiles files;
  private static List<Path> arrays;
  private static Result published;

  @TempDir private Path own;

  @BeforeAll
  static void computeOnceWithoutSpark() throws IOException {
    files = new StackFiles(OneFingerprintStack.stack());
    arrays = files.npy(folder.resolve("arrays"), "x,y,t", false);
    Path out = folder.resolve("published");
    Program program =
        Program.run(
            "run",
            arrays,
            List.of("--out", out, "--executor", "sequential"),
            OneFingerprintStack.EXTRAS,
            List.of("--on-bad-slab", "quarantine"));
    assertEquals(0, program.exitCode(), program.err());
    published = new Result(out);
  }

  /** Each task fails once: before it reads, or when all its files are written. */
  @ParameterizedTest
  @EnumSource
  void failedAttemptsLeaveNothingInTheTables(Failing.When when) throws IOException {
    Failing.FAILED.clear();
    Path out = own.resolve("out");
    // A task of two epochs fails once for either.
    try (SharedSpark spark = SharedSpark.start("local[2,9]")) {
      Outcome outcome =
          spark.run(
              arrays,
              executor -> WithSources.each(executor, source -> new Failing(source, when)),
              Asked.of("parquet", 20),
              out);
      SharedSpark.assertSame(published, outcome, out, when.toString());
    }
    assertEquals(8, Failing.FAILED.size());
    for (Table table : Table.values()) {
      int parts = table.isOfEpochs() ? 1 : 6;
      assertEquals(
          IntStream.range(0, parts).mapToObj(i -> String.format("part-%05d.parquet", i)).toList(),
          names(out.resolve(table.title())));
    }
  }

  /** With the file and the surfaces, as nobody can do anything with the number of a task. */
  @Test
  void aTaskThatAlwaysFailsNamesItsSurfaces() throws IOException {
    Failing.FAILED.clear();
    Path out = own.resolve("out");
    try (SharedSpark spark = SharedSpark.start("local[1,1]")) {
      FailedException failure =
          assertThrows(
              FailedException.class,
              () ->
                  spark.run(
                      arrays,
                      executor ->
                          WithSources.each(
                              executor, source -> new Failing(source, Failing.When.READING)),
                      Asked.of("parquet", 20),
                      out));
      assertEquals(
          "Spark could not do the work on file %s, time bin 0 to time bin 19, tried 1 times: java.lang.IllegalStateException: fails once, reading."
              .formatted(arrays.get(0)),
          failure.getMessage());
    }
    assertFalse(Files.exists(out));
  }

  /** Each table's folder holds Parquet and nothing else, so Spark and others read it as it is. */
  private static List<String> names(Path table) throws IOException {
    try (Stream<Path> files = Files.list(table)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Whichever task comes to one first, and in whatever order the rows are. */
  @Test
  void theFirstOfSeveralBadSurfacesIsTold() throws IOException {
    StackFiles bad = new StackFiles(OneFingerprintStack.stack().withInfiniteCell(0, 30, 5));
    Path shuffled = bad.shuffledParquet(own.resolve("shuffled.parquet"), 3);
    for (List<Path> inputs : List.of(List.of(shuffled), bad.npy(own, "x,y,t", false))) {
      Path out = own.resolve("result");
      Program program =
          Program.run(
              "run",
              inputs,
              List.of("--out", out, "--master", "local[2]", "--slabs-per-task", "5"));
      assertEquals(3, program.exitCode(), program.err());
      assertTrue(
          program.err().contains("(epoch 0, time bin 30): cell (iy 0, ix 5) is inf"),
          program.err());
      assertFalse(Files.exists(out));
    }
  }

  @Test
  void shuffledTasksThatFailAreOrderedAllTheSame() throws IOException {
    Failing.FAILED.clear();
    List<Path> shuffled = List.of(files.shuffledParquet(own.resolve("stack.parquet"), 1));
    Path out = own.resolve("out");
    try (SharedSpark spark = SharedSpark.start("local[2,3]")) {
      Outcome outcome =
          spark.run(
              shuffled,
              executor ->
                  WithSources.each(executor, source -> new Failing(source, Failing.When.CLOSING)),
              Asked.of("csv", 20),
              out);
      SharedSpark.assertSame(published, outcome, out, "shuffled");
    }
    assertTrue(Failing.FAILED.size() > 1, Failing.FAILED.toString());
    assertTrue(TableFiles.parts(out, Table.SLABS).size() > 1);
  }
}

package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.SharedSpark.Asked;
import io.github.orometry.job.engine.Outcome;
import io.github.orometry.job.result.TableFiles;
import io.github.orometry.job.source.StackFiles;
import io.github.orometry.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spark gives the result of the sequential executor: rows, their order, fingerprints, counts. */
class SparkFingerprintTest {
  @TempDir private static Path folder;
  private static List<Path> arrays;
  private static List<Path> archive;
  private static List<Path> inOrder;
  private static List<Path> shuffled;
  private static List<Path> manyFiles;
  private static Result published;

  @TempDir private Path own;

  @BeforeAll
  static void computeOnceWithoutSpark() throws IOException {
    System.out.println("the stack's seed is " + OneFingerprintStack.SEED);
    StackFiles files = new StackFiles(OneFingerprintStack.stack());
    arrays = files.npy(folder.resolve("arrays"), "x,y,t", false);
    archive = List.of(files.npz(folder.resolve("stack.npz")));
    inOrder = List.of(files.parquet(folder.resolve("in order.parquet")));
    shuffled = List.of(files.shuffledParquet(folder.resolve("shuffled.parquet"), 1));
    manyFiles = List.of(files.manyParquetFiles(folder.resolve("many"), 13, 2));
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

  @Test
  void oneCore() throws IOException {
    try (SharedSpark spark = SharedSpark.start("local[1]")) {
      check(spark, arrays, Asked.of("parquet", 64), 1);
      check(spark, shuffled, Asked.of("csv", 7), 1);
    }
  }

  @Test
  void twoCores() throws IOException {
    try (SharedSpark spark = SharedSpark.start("local[2]")) {
      check(spark, arrays, Asked.of("csv", null), 1);
      check(spark, arrays, Asked.of("parquet", 7), 15);
      check(spark, archive, Asked.of("parquet", 64), 2);
      check(spark, inOrder, Asked.of("csv", 3), 2);
      check(spark, shuffled, Asked.of("parquet", 10), 2);
      check(spark, manyFiles, Asked.of("parquet", 5), 2);
    }
  }

  @Test
  void manySizes() throws IOException {
    try (SharedSpark spark = SharedSpark.start("local[3]")) {
      for (int slabsPerTask : new int[] {7, 33, 1000}) {
        for (int bufferSize : new int[] {1, 5, 1000}) {
          int least = (102 + slabsPerTask - 1) / slabsPerTask;
          check(spark, arrays, Asked.of("parquet", slabsPerTask).buffered(bufferSize), least);
        }
      }
    }
  }

  private void check(SharedSpark spark, List<Path> inputs, Asked asked, int leastParts)
      throws IOException {
    String what = inputs + ", " + asked;
    String name = inputs.get(0).getFileName() + " 50%20#[a]{b}? " + asked.hashCode();
    Path out = own.resolve(name);
    Outcome outcome = spark.run(inputs, asked, out);
    SharedSpark.assertSame(published, outcome, out, what);
    int parts = TableFiles.parts(out, Table.SLABS).size();
    assertTrue(parts >= leastParts, parts + " files for " + what);
  }

  /** The same from the command line on, which starts and stops Spark itself. */
  @ParameterizedTest
  @CsvSource({"parquet, --executor, spark", "csv, --master, local[2]"})
  void theWholeProgram(String format, String option, String value) throws IOException {
    Path out = own.resolve("out");
    Program program =
        Program.run(
            "run",
            shuffled,
            List.of("--out", out, "--table-format", format, option, value),
            OneFingerprintStack.EXTRAS,
            List.of("--on-bad-slab", "quarantine", "--slabs-per-task", "10"));
    assertEquals(0, program.exitCode(), program.err());
    Result result = new Result(out);
    assertEquals(published.identity(), result.identity());
    assertEquals(published.identity(), result.identityOfFiles());
    for (Table table : published.tables()) {
      assertEquals(
          TableFiles.rows(published.folder(), table), TableFiles.rows(out, table), table.title());
    }
  }
}

package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.SharedSpark.Asked;
import io.github.orometry.job.engine.Outcome;
import io.github.orometry.job.source.StackFiles;
import io.github.orometry.job.source.SurfaceStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run --project max}: one result, whoever computes it. */
class ProjectedRunTest {
  private static final int INFINITE = 40;

  @TempDir private static Path folder;
  private static List<Path> arrays;
  private static List<Path> shuffled;
  private static List<Path> manyFiles;
  private static Result expected;

  @TempDir private Path own;

  /** The last epoch has an infinite cell in one of its surfaces. */
  private static SurfaceStack stack(double infinity) {
    SurfaceStack stack = SurfaceStack.of(3, 11, 9, 37, 1, 64, 5, 2);
    double[][][] epochs = stack.epochs().clone();
    epochs[2] = epochs[2].clone();
    epochs[2][14] = epochs[2][14].clone();
    epochs[2][14][INFINITE] = infinity;
    return new SurfaceStack(stack.nx(), stack.ny(), epochs);
  }

  /** Each epoch as the one surface that it should collapse to, an infinite cell kept. */
  private static SurfaceStack collapsed(SurfaceStack stack) {
    double[][][] epochs = new double[stack.epochs().length][][];
    for (int epoch = 0; epoch < epochs.length; epoch++) {
      double[][] surfaces = stack.epochs()[epoch];
      double[] maximum = new double[surfaces[0].length];
      for (int i = 0; i < maximum.length; i++) {
        int cell = i;
        maximum[i] =
            Arrays.stream(surfaces)
                .mapToDouble(surface -> surface[cell])
                .filter(value -> !Double.isNaN(value))
                .reduce(
                    (a, b) -> Double.isInfinite(a) ? a : Double.isInfinite(b) ? b : Math.max(a, b))
                .orElse(Double.NaN);
      }
      epochs[epoch] = new double[][] {maximum};
    }
    return new SurfaceStack(stack.nx(), stack.ny(), epochs);
  }

  @BeforeAll
  static void computeOnce() throws IOException {
    SurfaceStack stack = stack(Double.NEGATIVE_INFINITY);
    StackFiles files = new StackFiles(stack);
    arrays = files.npy(folder.resolve("arrays"), "x,y,t", false);
    shuffled = List.of(files.shuffledParquet(folder.resolve("shuffled.parquet"), 1));
    manyFiles = List.of(files.manyParquetFiles(folder.resolve("many"), 7, 2));
    List<Path> maxima =
        new StackFiles(collapsed(stack)).npy(folder.resolve("maxima"), "x,y,t", false);
    expected = run(folder.resolve("expected"), maxima, "--executor", "sequential");
    assertEquals(5, expected.manifest().get("slabs").get("total").asInt());
    assertEquals(1, expected.manifest().get("slabs").get("rejected").asInt());
    assertTrue(expected.manifest().get("peaks").asInt() > 20);
  }

  private static Result run(Path out, List<Path> inputs, String... arguments) {
    Program program =
        Program.run(
            "run",
            inputs,
            "--out",
            out,
            "--on-bad-slab",
            "quarantine",
            "--max-bad-share",
            "1",
            OneFingerprintStack.EXTRAS,
            List.of(arguments));
    assertEquals(0, program.exitCode(), program.err());
    return new Result(out);
  }

  @ParameterizedTest
  @CsvSource({
    "sequential, 1, 1",
    "threads, 1, 1",
    "threads, 2, 1",
    "threads, 3, 64",
    "threads, 16, 1"
  })
  void inProcess(String executor, String jobs, String slabsPerTask) throws IOException {
    for (List<Path> inputs : List.of(arrays, shuffled, manyFiles)) {
      Path out = own.resolve("out-" + inputs.get(0).getFileName());
      String[] arguments = {
        "--project", "max", "--executor", executor, "--jobs", jobs, "--slabs-per-task", slabsPerTask
      };
      Result result = run(out, inputs, arguments);
      assertEquals(expected.identity(), result.identity(), inputs.toString());
      assertEquals("max", result.setting("project"));
    }
  }

  @Test
  void onSpark() throws IOException {
    for (String master : List.of("local[1]", "local[2]")) {
      try (SharedSpark spark = SharedSpark.start(master)) {
        check(spark, arrays, Asked.of("parquet", 7).projected());
        check(spark, shuffled, Asked.of("csv", null).projected());
        check(spark, manyFiles, Asked.of("parquet", 3).projected());
      }
    }
  }

  private void check(SharedSpark spark, List<Path> inputs, Asked asked) throws IOException {
    Path out = Files.createTempDirectory(own, "spark").resolve("out");
    Outcome outcome = spark.run(inputs, asked, out);
    SharedSpark.assertSame(expected, outcome, out, inputs.toString());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY})
  void anInfiniteCellOfAnySurfaceEndsARun(double infinity) throws IOException {
    List<Path> files = new StackFiles(stack(infinity)).npy(own.resolve("arrays"), "x,y,t", false);
    Program program = Program.run("run", files, "--out", own.resolve("out"), "--project", "max");
    assertEquals(3, program.exitCode());
    List<String> complaints = program.complaints();
    assertEquals(1, complaints.size(), program.err());
    String words = complaints.get(0);
    assertTrue(words.contains("the maximum projection of 64 surfaces, the first being"), words);
    assertTrue(words.contains("epoch 2.npy"), words);
    assertTrue(words.contains("(epoch 2, time bin 0): cell (iy 3, ix 7) is "), words);
    assertTrue(words.contains(infinity > 0 ? "is inf," : "is -inf,"), words);
  }

  @Test
  void anInfiniteCellEndsARunOnSpark() {
    Program program =
        Program.run(
            "run",
            shuffled,
            "--out",
            own.resolve("out"),
            "--project",
            "max",
            "--master",
            "local[2]");
    assertEquals(3, program.exitCode(), program.err());
    assertTrue(
        program.err().contains("(epoch 2, time bin 0): cell (iy 3, ix 7) is -inf"), program.err());
  }

  /** Something must change the fingerprints, or the tests above could not fail. */
  @Test
  void withoutItEverySurfaceCounts() throws IOException {
    Result result = run(own.resolve("out"), arrays);
    assertEquals(37 + 1 + 64 + 5 + 2, result.manifest().get("slabs").get("total").asInt());
    assertNotEquals(expected.identity(), result.identity());
    assertEquals("null", result.setting("project"));
  }

  @Test
  void anythingElseThanMaxIsWrongUsage() {
    Program program = Program.run("run", arrays, "--out", own.resolve("out"), "--project", "mean");
    assertEquals(2, program.exitCode());
    assertTrue(program.err().contains("--project"), program.err());
  }
}

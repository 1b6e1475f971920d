package io.github.orometry.job;

import static io.github.orometry.job.OneFingerprintStack.EXTRAS;
import static io.github.orometry.job.OneFingerprintStack.SEED;
import static io.github.orometry.job.OneFingerprintStack.stack;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.orometry.job.source.StackFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One stack gives one result, whoever computes it and however it is kept. */
class OneFingerprintTest {
  @TempDir private static Path folder;
  private static List<Path> arrays;
  private static Map<String, String> expected;

  @TempDir private Path own;

  @BeforeAll
  static void computeOnce() throws IOException {
    System.out.println("the stack's seed is " + SEED);
    arrays = new StackFiles(stack()).npy(folder.resolve("arrays"), "x,y,t", false);
    Result result = run(folder.resolve("first"), arrays, "--executor", "sequential");
    expected = result.identity();
    JsonNode slabs = result.manifest().get("slabs");
    assertEquals(stack().slabs(), slabs.get("total").asInt());
    assertEquals(1, slabs.get("rejected").asInt());
    assertTrue(slabs.get("no_peak").asInt() > 5, slabs.toString());
    assertTrue(result.manifest().get("peaks").asInt() > 500, result.manifest().toString());
  }

  private static Result run(Path out, List<Path> inputs, String... arguments) {
    Program program =
        Program.run(
            "run", inputs, "--out", out, "--on-bad-slab", "quarantine", EXTRAS, List.of(arguments));
    assertEquals(0, program.exitCode(), program.err());
    return new Result(out);
  }

  private void check(List<Path> inputs, String... arguments) throws IOException {
    assertEquals(expected, run(own.resolve("out"), inputs, arguments).identity());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 64", "2, 1", "2, 7", "2, 64", "3, 1", "3, 7", "3, 1000000"})
  void threads(String jobs, String slabsPerTask) throws IOException {
    check(arrays, "--executor", "threads", "--jobs", jobs, "--slabs-per-task", slabsPerTask);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "7", "64"})
  void sequential(String slabsPerTask) throws IOException {
    check(arrays, "--executor", "sequential", "--slabs-per-task", slabsPerTask);
  }

  /** Executors, jobs, buffers and tasks in all their combinations: 36 of them. */
  @ParameterizedTest
  @CsvSource({"sequential, 1", "threads, 2", "threads, 3", "threads, -1"})
  void anyExecutorJobsBufferAndTask(String executor, String jobs) throws IOException {
    for (String buffer : List.of("1", "5", "1000")) {
      for (String slabsPerTask : List.of("3", "31", "100")) {
        Path out = own.resolve(executor + buffer + "-" + slabsPerTask);
        List<String> options = new ArrayList<>(List.of("--executor", executor, "--jobs", jobs));
        options.addAll(List.of("--buffer-size", buffer, "--slabs-per-task", slabsPerTask));
        Result result = run(out, arrays, options.toArray(String[]::new));
        assertEquals(expected, result.identity(), options.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x,y,t", "x,t,y", "y,x,t", "y,t,x", "t,x,y", "t,y,x"})
  void anyMemoryOrder(String dims) throws IOException {
    for (boolean fortran : new boolean[] {false, true}) {
      Path inputs = own.resolve("fortran " + fortran);
      List<Path> files = new StackFiles(stack()).npy(inputs, dims, fortran);
      Result result = run(own.resolve("out-" + fortran), files, "--dims", dims);
      assertEquals(expected, result.identity(), "fortran " + fortran);
    }
  }

  @Test
  void anArchive() throws IOException {
    check(List.of(new StackFiles(stack()).npz(own.resolve("stack.npz"))));
  }

  @Test
  void parquetInOrder() throws IOException {
    check(List.of(new StackFiles(stack()).parquet(own.resolve("stack.parquet"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sequential", "threads"})
  void shuffledParquet(String executor) throws IOException {
    Path file = new StackFiles(stack()).shuffledParquet(own.resolve("stack.parquet"), SEED);
    check(List.of(file), "--executor", executor, "--slabs-per-task", "5");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 13})
  void repartitionedParquet(int files) throws IOException {
    Path parts = new StackFiles(stack()).manyParquetFiles(own.resolve("stack"), files, SEED);
    check(List.of(parts));
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "csv"})
  void filesHoldWhatTheManifestSays(String format) throws IOException {
    Result result = run(own.resolve("out"), arrays, "--table-format", format);
    assertEquals(expected, result.identity());
    assertEquals(expected, result.identityOfFiles());
  }

  /** Something must change the fingerprints, or the tests above could not fail. */
  @Test
  void anotherStackHasOtherFingerprints() throws IOException {
    List<Path> reversed = List.of(arrays.get(2), arrays.get(1), arrays.get(0));
    Map<String, String> other = run(own.resolve("out"), reversed).identity();
    for (String table :
        List.of("peaks", "flat_peaks", "filtered_flat_peaks", "slabs", "masks", "epoch_masks")) {
      assertTrue(!expected.get(table).equals(other.get(table)), table);
    }
    assertEquals(expected.get("raw"), other.get("raw"));
  }
}

package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.SharedSpark.Asked;
import io.github.orometry.job.result.TableFiles;
import io.github.orometry.job.source.StackFiles;
import io.github.orometry.job.source.SurfaceStack;
import io.github.orometry.table.Table;
import io.github.orometry.testing.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where no surface has a peak, every table is there, without rows, and the counts are zeros. */
class NoPeakTest {
  private static final int BINS = 9;

  @TempDir private Path folder;
  private List<Path> inputs;

  @BeforeEach
  void writeFlatSurfaces() throws IOException {
    double[][] epoch = new double[BINS][4 * 3];
    Arrays.fill(epoch[2], Double.NaN);
    Arrays.fill(epoch[5], -7.5);
    SurfaceStack flat = new SurfaceStack(4, 3, new double[][][] {epoch});
    inputs = new StackFiles(flat).npy(folder.resolve("flat"), "x,y,t", false);
  }

  private void assertEmpty(Path out) throws IOException {
    for (Table table : List.of(Table.PEAKS, Table.FLAT_PEAKS, Table.FILTERED_FLAT_PEAKS)) {
      assertEquals(List.of(), TableFiles.rows(out, table), table.title());
    }
    List<Map<String, Object>> slabs = TableFiles.named(out, Table.SLABS);
    assertEquals(BINS, slabs.size());
    for (Map<String, Object> slab : slabs) {
      assertEquals("no_peak", slab.get("status"), slab.toString());
      assertEquals(0, slab.get("n_peaks"), slab.toString());
    }
    assertEquals(null, slabs.get(2).get("max"));
    assertEquals(-7.5, slabs.get(5).get("max"));
    for (String name : Result.COUNTS) {
      double[] counts = Npz.npy(out.resolve("counts").resolve(name + ".npy")).values();
      assertEquals(12, counts.length);
      assertTrue(Arrays.stream(counts).allMatch(count -> count == 0), name);
      assertTrue(Files.size(out.resolve("counts").resolve(name + ".png")) > 0, name);
    }
  }

  @ParameterizedTest
  @CsvSource({"sequential, parquet", "sequential, csv", "threads, parquet", "threads, csv"})
  void inProcess(String executor, String format) throws IOException {
    Path out = folder.resolve("out");
    Program program =
        Program.run(
            "run", inputs, List.of("--out", out, "--executor", executor, "--table-format", format));
    assertEquals(0, program.exitCode(), program.err());
    assertTrue(program.out().startsWith("0 peaks in 9 surfaces"), program.out());
    assertEmpty(out);
    assertEquals(new Result(out).identity(), new Result(out).identityOfFiles());
  }

  @Test
  void onSpark() throws IOException {
    try (SharedSpark spark = SharedSpark.start("local[2]")) {
      for (String format : List.of("parquet", "csv")) {
        Path out = folder.resolve("spark-" + format);
        spark.run(inputs, Asked.of(format, 4), out);
        assertEmpty(out);
      }
    }
  }
}

package io.github.orometry.job.datasource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.OneFingerprintStack;
import io.github.orometry.job.Program;
import io.github.orometry.job.Result;
import io.github.orometry.job.SharedSpark;
import io.github.orometry.job.result.TableFiles;
import io.github.orometry.job.source.StackFiles;
import io.github.orometry.job.source.SurfaceStack;
import io.github.orometry.table.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs and results as Spark reads them by the name of the data source. */
class OrometryDataSourceTest {
  private static final SurfaceStack STACK = OneFingerprintStack.stack();

  @TempDir private static Path folder;
  private static SharedSpark shared;
  private static SparkSession spark;

  @BeforeAll
  static void start() {
    shared = SharedSpark.start("local[2]");
    spark = shared.session();
    // Some tests make Spark fail, and look at the exceptions.
    spark.sparkContext().setLogLevel("OFF");
  }

  @AfterAll
  static void stop() {
    shared.close();
  }

  private static Dataset<Row> load(Path... files) {
    return spark
        .read()
        .format("orometry")
        .load(Stream.of(files).map(Path::toString).toArray(String[]::new));
  }

  private static List<Path> arrays(String name) throws IOException {
    return new StackFiles(STACK).npy(folder.resolve(name), "x,y,t", false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"npy", "npz", "parquet", "shuffled"})
  void rowsAreTheSurfaces(String format) throws IOException {
    StackFiles files = new StackFiles(STACK);
    Dataset<Row> loaded =
        switch (format) {
          case "npy" -> load(arrays("all").toArray(Path[]::new));
          case "npz" -> load(files.npz(folder.resolve("stack.npz")));
          case "parquet" -> load(files.parquet(folder.resolve("stack.parquet")));
          default -> load(files.shuffledParquet(folder.resolve("shuffled.parquet"), 3));
        };
    List<Row> rows = loaded.sort("epoch_idx", "time_bin_idx").collectAsList();
    assertEquals(STACK.slabs(), rows.size());
    int row = 0;
    for (int epoch = 0; epoch < STACK.epochs().length; epoch++) {
      for (int bin = 0; bin < STACK.epochs()[epoch].length; bin++, row++) {
        Row found = rows.get(row);
        assertEquals(epoch, found.getInt(0));
        assertEquals(bin, found.getInt(1));
        assertEquals(STACK.nx(), found.getInt(2));
        assertEquals(STACK.ny(), found.getInt(3));
        List<Double> values = found.getList(4);
        assertArrayEquals(
            STACK.epochs()[epoch][bin], values.stream().mapToDouble(v -> v).toArray());
      }
    }
  }

  @Test
  void axesAndOriginAreThereForWhoNamesThem() throws IOException {
    Dataset<Row> loaded = load(new StackFiles(STACK).npz(folder.resolve("axes.npz")));
    assertArrayEquals(
        new String[] {"epoch_idx", "time_bin_idx", "nx", "ny", "values"}, loaded.columns());
    Row row = loaded.select("x", "y", "source").first();
    assertEquals(STACK.nx(), row.getList(0).size());
    assertEquals(STACK.ny(), row.getList(1).size());
    assertTrue(row.getString(2).contains("axes.npz, array "), row.getString(2));
  }

  /** There is no file any more whose values could be read. */
  @Test
  void keysAloneReadNoValues() throws IOException {
    List<Path> files = arrays("keys");
    Dataset<Row> loaded = load(files.toArray(Path[]::new));
    for (Path file : files) {
      Files.delete(file);
    }
    assertEquals(STACK.slabs(), loaded.count());
    assertEquals(STACK.slabs(), loaded.select("epoch_idx", "time_bin_idx").distinct().count());
    Exception failure = assertThrows(Exception.class, () -> loaded.collectAsList());
    assertTrue(told(failure).contains("cannot be read"), told(failure));
  }

  @Test
  void aFilterOnKeysReadsWhatPasses() throws IOException {
    List<Path> files = arrays("filtered");
    Dataset<Row> loaded = load(files.toArray(Path[]::new));
    Files.delete(files.get(0));
    for (String filter :
        List.of(
            "epoch_idx = 2 and time_bin_idx in (0, 2, 3)",
            "epoch_idx > 1 and epoch_idx < 3 and (time_bin_idx = 2 or time_bin_idx <= 0"
                + " or time_bin_idx = 3)",
            "epoch_idx >= 2 and epoch_idx <= 2 and time_bin_idx < 4 and time_bin_idx <> 1")) {
      List<Row> rows = loaded.where(filter).sort("time_bin_idx").collectAsList();
      assertEquals(List.of(0, 2, 3), rows.stream().map(row -> row.getInt(1)).toList(), filter);
      List<Double> values = rows.get(1).getList(4);
      assertArrayEquals(STACK.epochs()[2][2], values.stream().mapToDouble(v -> v).toArray());
    }
    assertEquals(0, loaded.where("epoch_idx = 77").count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "csv"})
  void aResultIsReadFromTheFilesOfItsManifest(String format) throws IOException {
    Path out = folder.resolve("result-" + format);
    Program program =
        Program.run(
            "run",
            arrays("inputs-" + format),
            List.of("--out", out, "--table-format", format, "--on-bad-slab", "quarantine"),
            OneFingerprintStack.EXTRAS);
    assertEquals(0, program.exitCode(), program.err());
    for (Table table : new Result(out).tables()) {
      List<List<Object>> expected = TableFiles.rows(out, table);
      try (Stream<Path> files = Files.list(out.resolve(table.title()))) {
        Path one = files.findFirst().orElseThrow();
        Files.copy(one, one.resolveSibling("stray-" + one.getFileName()));
      }
      Dataset<Row> loaded =
          spark.read().format("orometry").option("table", table.title()).load(out.toString());
      assertFalse(expected.isEmpty(), table.title());
      assertEquals(expected, loaded.collectAsList().stream().map(this::values).toList());
      assertEquals(expected.size(), loaded.count());
      assertEquals(
          expected.stream().map(row -> row.get(1)).toList(),
          loaded.select(loaded.columns()[1]).collectAsList().stream().map(r -> r.get(0)).toList());
    }
    assertEquals(load(out).columns().length, Table.PEAKS.columns().size());
    assertFalse(load(out).limit(1).collectAsList().isEmpty());
  }

  private List<Object> values(Row row) {
    List<Object> values = new ArrayList<>();
    for (int c = 0; c < row.size(); c++) {
      values.add(row.get(c) instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : row.get(c));
    }
    return values;
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    Path file = new StackFiles(STACK).npz(folder.resolve("wrong.npz"));
    assertTrue(
        told(assertThrows(Exception.class, () -> load(folder.resolve("none.npz"))))
            .contains("none.npz does not exist."));
    for (String[] wrong :
        new String[][] {
          {"dim", "x,y,t", "dim is no setting; is 'dims' meant?"},
          {"dims", "a,b", "dims expects x, y and t in the order"},
          {"arrays", "nothing", "nothing"},
          {"table", "peaks", "is not a result: it has no manifest.json."}
        }) {
      Exception failure =
          assertThrows(
              Exception.class,
              () ->
                  spark.read().format("orometry").option(wrong[0], wrong[1]).load(file.toString()));
      assertTrue(told(failure).contains(wrong[2]), told(failure));
    }
  }

  private static String told(Throwable failure) {
    StringBuilder told = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      told.append(cause.getMessage()).append('\n');
    }
    return told.toString();
  }
}

package io.github.orometry.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.Analyzer;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.surface.Grid;
import io.github.orometry.table.Table;
import io.github.orometry.testing.TableRows;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A whole analysis on a session with nothing set, and with adaptive execution as it comes. */
class SparkAnalysisTest {
  private static final int BINS = 40;
  private static final Grid GRID = new Grid(new double[] {-2, 0, 1, 5}, new double[] {0, 3, 4});
  private static final Analysis ANALYSIS =
      Analysis.builder()
          .levels(0.9, 0.25)
          .minIncludedHeight(0.5)
          .masks(0.6)
          .levelMasks(true)
          .build();

  private static SparkSession spark;
  private static PeakBlock expected;
  private static Dataset<Row> surfaces;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate();
    Analyzer analyzer = Analyzer.forTables(ANALYSIS, GRID);
    expected = analyzer.newBlock();
    List<Row> rows = new ArrayList<>();
    Random random = new Random(12);
    for (int bin = 0; bin < 2 * BINS; bin++) {
      double[] values = random.doubles(GRID.cells()).toArray();
      values[0] = bin == 7 ? Double.POSITIVE_INFINITY : bin == 8 ? Double.NaN : values[0];
      analyzer.analyze(values, 0, bin / BINS, bin % BINS, expected);
      rows.add(RowFactory.create(bin / BINS, bin % BINS, values, GRID.nx()));
    }
    Collections.shuffle(rows, random);
    StructType schema =
        new StructType()
            .add("epoch_idx", "int")
            .add("time_bin_idx", "int")
            .add("values", DataTypes.createArrayType(DataTypes.DoubleType))
            .add("nx", "int");
    surfaces = spark.createDataFrame(rows, schema).repartition(7);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void tablesAreThoseOfARun() {
    SparkTables tables = SparkAnalysis.of(spark, ANALYSIS).on(GRID).run(surfaces);
    assertEquals(5, tables.tables().size());
    for (Table table : tables.tables()) {
      List<Row> found = tables.table(table).collectAsList();
      assertFalse(found.isEmpty(), table.title());
      assertEquals(
          TableRows.of(table, expected, ANALYSIS),
          found.stream().map(SparkAnalysisTest::values).toList(),
          table.title());
      assertEquals(SparkTypes.of(table.columns()).names().length, found.get(0).size());
    }
    assertFalse(spark.sparkContext().isStopped());
    assertFalse(spark.catalog().functionExists("surface_peaks"));
  }

  @Test
  void countsAreThoseOfTheBlock() {
    io.github.orometry.counts.PeakCounts counts =
        new io.github.orometry.counts.PeakCounts(GRID.nx(), GRID.ny());
    expected.count(ANALYSIS.minIncludedHeight(), counts);
    long[] found = new long[GRID.cells()];
    for (Row row : SparkAnalysis.of(spark, ANALYSIS).run(surfaces).counts().collectAsList()) {
      found[(row.getInt(0) - 1) * GRID.ny() + row.getInt(1) - 1] = row.getLong(2);
    }
    assertEquals(java.util.Arrays.toString(counts.values()), java.util.Arrays.toString(found));
  }

  @Test
  void saysWhatIsWrong() {
    SparkAnalysis analysis = SparkAnalysis.of(spark, Analysis.STANDARD);
    String told =
        assertThrows(IllegalArgumentException.class, () -> analysis.run(surfaces.drop("nx")))
            .getMessage();
    assertTrue(
        told.contains("expected a column nx; found [epoch_idx, time_bin_idx, values]"), told);
    SparkTables tables = analysis.run(surfaces);
    assertThrows(IllegalArgumentException.class, () -> tables.table(Table.MASKS));
  }

  private static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>();
    for (int c = 0; c < row.size(); c++) {
      values.add(row.get(c) instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : row.get(c));
    }
    return values;
  }
}

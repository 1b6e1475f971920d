package io.github.orometry.sql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.Analyzer;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.projection.CellwiseMaximum;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;
import io.github.orometry.table.Table;
import io.github.orometry.testing.RandomSurfaces;
import io.github.orometry.testing.TableRows;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the functions give for many surfaces is what the library gives. */
class SurfaceFunctionsTest extends FunctionsSession {
  private static final int SURFACES = 300;

  private static final long FIRST_SEED = 20_261_121;

  /** Every shape in which values come. */
  private enum Shape {
    DOUBLES(DataTypes.createArrayType(DataTypes.DoubleType, false)),
    DOUBLES_OR_NULLS(DataTypes.createArrayType(DataTypes.DoubleType, true)),
    BINARY(DataTypes.BinaryType);

    private final DataType type;

    Shape(DataType type) {
      this.type = type;
    }

    Object of(double[] z) {
      return switch (this) {
        case DOUBLES -> z;
        case DOUBLES_OR_NULLS ->
            Arrays.stream(z).mapToObj(v -> Double.isNaN(v) ? null : v).toArray();
        case BINARY -> bytes(z);
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void peaksAreThoseOfTheAnalyzer(Shape shape) {
    for (Connectivity connectivity : Connectivity.values()) {
      Analysis analysis = Analysis.builder().connectivity(connectivity).levels().build();
      String call = "surface_peaks(z, nx, map('connectivity', '" + connectivity + "'))";
      assertEquals(expected(Table.PEAKS, analysis), rows(shape, call));
    }
  }

  /** Spark runs a call in code that it generates, or, where it has none, from the plan. */
  @Test
  void peaksAreTheSameWithoutGeneratedCode() {
    List<List<List<Object>>> generated = rows(Shape.DOUBLES, "surface_peaks(z, nx)");
    try {
      spark.conf().set("spark.sql.codegen.wholeStage", "false");
      spark.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
      assertEquals(generated, rows(Shape.DOUBLES, "surface_peaks(z, nx)"));
    } finally {
      spark.conf().unset("spark.sql.codegen.wholeStage");
      spark.conf().unset("spark.sql.codegen.factoryMode");
    }
  }

  @ParameterizedTest
  @EnumSource
  void regionsAreThoseOfTheAnalyzer(Shape shape) {
    Analysis analysis = Analysis.builder().levels(0.9, 0.25).minProminence(0.5).build();
    String call = "surface_regions(z, nx, array(0.9, 0.25), map('min-prominence', '0.5'))";
    assertEquals(expected(Table.FLAT_PEAKS, analysis), rows(shape, call));
  }

  /** Of each region, behind its other columns; a domain's outline is in no row of these. */
  @Test
  void regionsHaveTheirOutlinesOnDemand() {
    Analysis analysis = Analysis.builder().levels(0.9, 0.25).outlines(true).build();
    List<List<List<Object>>> expected = expected(Table.FLAT_PEAKS, analysis);
    List<List<List<Object>>> outlines = expected(Table.OUTLINES, analysis);
    for (int s = 0; s < SURFACES; s++) {
      List<List<Object>> rows = new ArrayList<>(expected.get(s));
      List<List<Object>> ofSlices =
          outlines.get(s).stream().filter(row -> !row.get(1).equals(-1)).toList();
      for (int i = 0; i < rows.size(); i++) {
        List<Object> row = new ArrayList<>(rows.get(i));
        row.add(ofSlices.get(i).get(4));
        rows.set(i, row);
      }
      expected.set(s, rows);
    }
    String call = "surface_regions(z, nx, array(0.9, 0.25), map('outlines', 'true'))";
    assertEquals(expected, rows(Shape.DOUBLES, call));
    assertNull(
        spark
            .sql("select surface_regions(null, 1, array(0.5), map('outlines', 'true')).outline")
            .first()
            .get(0));
  }

  @ParameterizedTest
  @EnumSource
  void scoresAreThoseOfTheAnalyzer(Shape shape) {
    Analysis analysis = Analysis.builder().maxPeaks(3).levels(0.7).build();
    String call = "array(surface_scores(z, nx, map('max-peaks', '3', 'levels', '0.7')))";
    assertEquals(expected(Table.SLABS, analysis), rows(shape, call));
  }

  @ParameterizedTest
  @EnumSource
  void masksAreThoseOfTheAnalyzer(Shape shape) {
    List<Row> found =
        surfaces(shape)
            .selectExpr("seed", "dominant_mask(z, nx, 0.6)")
            .sort("seed")
            .collectAsList();
    Analysis analysis = Analysis.builder().masks(0.6).build();
    List<List<List<Object>>> expected = expected(Table.MASKS, analysis);
    for (int i = 0; i < SURFACES; i++) {
      byte[] mask = ((ByteBuffer) expected.get(i).get(0).get(3)).array();
      assertArrayEquals(mask, (byte[]) found.get(i).get(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theMaximumIsThatOfTheProjection(Shape shape) {
    List<Row> found =
        surfaces(shape)
            .groupBy("cells")
            .agg(org.apache.spark.sql.functions.expr("surface_max(z)"))
            .collectAsList();
    assertTrue(found.size() > 20);
    for (Row row : found) {
      double[] expected = new double[row.getInt(0)];
      CellwiseMaximum.clear(expected);
      for (long seed = FIRST_SEED; seed < FIRST_SEED + SURFACES; seed++) {
        if (RandomSurfaces.of(seed).z().length == expected.length) {
          CellwiseMaximum.add(expected, RandomSurfaces.of(seed).z(), 0);
        }
      }
      List<Double> maximum = row.getList(1);
      assertArrayEquals(expected, maximum.stream().mapToDouble(v -> v).toArray());
    }
  }

  @Test
  void theMaximumLeavesOutNullsAndIsNullWithoutASurface() {
    String of = "select surface_max(z) from values %s as t(z)";
    assertEquals(
        List.of(1.0, 3.0),
        first(of.formatted("(array(1d, 2d)), (cast(null as array<double>)), (array(0d, 3d))")));
    assertNull(spark.sql(of.formatted("(cast(null as array<double>))")).first().get(0));
    assertNull(
        spark.sql("select surface_max(z) from (select array(1d) as z limit 0)").first().get(0));
    String message = failure(of.formatted("(array(1d, 2d)), (array(0d))"));
    assertTrue(
        message.contains(
            "surface_max: argument values: expected surfaces with equally many cells; found one with"
                + " 1 and one with 2."),
        message);
  }

  @Test
  void theMaximumIsProjectedBeforeAnythingIsSent() {
    String plan =
        spark
            .sql("select id % 3, surface_max(array(double(id))) from range(9) group by id % 3")
            .queryExecution()
            .executedPlan()
            .toString();
    assertTrue(plan.contains("partial_surface_max"), plan);
  }

  private static Dataset<Row> surfaces(Shape shape) {
    List<Row> surfaces = new ArrayList<>();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SURFACES; seed++) {
      RandomSurfaces.Surface surface = RandomSurfaces.of(seed);
      surfaces.add(
          RowFactory.create(seed, shape.of(surface.z()), surface.nx(), surface.z().length));
    }
    StructType schema =
        new StructType()
            .add("seed", "bigint")
            .add("z", shape.type)
            .add("nx", "int")
            .add("cells", "int");
    return spark.createDataFrame(surfaces, schema).repartition(4);
  }

  /** The rows that a call gives, a list a surface. */
  private static List<List<List<Object>>> rows(Shape shape, String call) {
    return surfaces(shape).selectExpr("seed", call).sort("seed").collectAsList().stream()
        .map(row -> row.<Row>getList(1))
        .map(rows -> rows.stream().map(SurfaceFunctionsTest::values).toList())
        .toList();
  }

  private static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      values.add(row.get(i) instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : row.get(i));
    }
    return values;
  }

  /** The rows of a table without its keys, a list a surface. */
  private static List<List<List<Object>>> expected(Table table, Analysis analysis) {
    List<List<List<Object>>> expected = new ArrayList<>();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SURFACES; seed++) {
      RandomSurfaces.Surface surface = RandomSurfaces.of(seed);
      Grid grid = Grid.ofIndices(surface.nx(), surface.ny());
      Analyzer analyzer =
          table == Table.SLABS
              ? new Analyzer(analysis, grid)
              : Analyzer.withDomains(analysis, grid);
      PeakBlock block = analyzer.newBlock();
      analyzer.analyze(surface.z(), 0, 0, 0, block);
      expected.add(
          TableRows.of(table, block, analysis).stream()
              .map(row -> row.subList(2, row.size()))
              .toList());
    }
    return expected;
  }

  private static byte[] bytes(double[] z) {
    ByteBuffer buffer = ByteBuffer.allocate(z.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : z) {
      buffer.putDouble(value);
    }
    return buffer.array();
  }
}

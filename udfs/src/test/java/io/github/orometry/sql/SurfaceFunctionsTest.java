package io.github.orometry.sql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions in a real session, as users call them. */
class SurfaceFunctionsTest {
  private static final int SURFACES = 300;
  private static final long FIRST_SEED = 20_261_121;
  private static final String NAN = "double('NaN')";

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

  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 4)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.extensions", OrometryExtensions.class.getName())
            .getOrCreate();
    // Some tests make Spark fail, and look at the exceptions.
    spark.sparkContext().setLogLevel("OFF");
  }

  @AfterAll
  static void stop() {
    if (spark != null) {
      spark.stop();
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

  @Test
  void takesNumbersOfAnyTypeAndNullsForMissingCells() {
    String surface = "array(3, 1, 2, 0, 0, 0, 1, 0, null)";
    for (String type : List.of("tinyint", "int", "bigint", "float", "double", "decimal(9,2)")) {
      String call = "surface_peaks(cast(%s as array<%s>), 3, map('connectivity', 'four')).height";
      assertEquals(List.of(3.0, 2.0, 1.0), first("select " + call.formatted(surface, type)), type);
    }
    assertEquals(
        List.of(1.0),
        first(
            "select surface_peaks(unhex('0000803f00000000'), 2L, map('dtype','float32')).height"));
  }

  @Test
  void axesGivePositions() {
    String call = "surface_peaks(array(0d, 1d, 2d, 0d), 2, map('x', '-5,7.5', 'y', '1,2'))[0]";
    assertEquals(
        RowFactory.create(-5.0, 2.0),
        spark.sql("select p.x, p.y from (select %s as p)".formatted(call)).first());
  }

  @Test
  void explodesToRows() {
    spark
        .range(100)
        .selectExpr("id", "array(0d, 1d + id, 0d, 2d, 0d) as z")
        .createOrReplaceTempView("t");
    assertEquals(
        RowFactory.create(200L, 100 + 99 * 50 + 200.0, 100L),
        spark
            .sql(
                "select count(*), sum(p.height), sum(int(p.key_col is null)) from t"
                    + " lateral view explode(surface_peaks(z, 5)) as p")
            .first());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "surface_peaks(null, 1)",
        "surface_peaks(cast(null as array<double>), 1)",
        "surface_peaks(array(1d), cast(null as int))",
        "surface_peaks(array(1d), 1, null)",
        "surface_regions(array(1d), 1, null)",
        "surface_scores(cast(null as binary), 1)",
        "dominant_mask(array(1d), 1, cast(null as double))",
        "(select surface_peaks(if(id = 0, null, array(1d)), 1) from range(1))",
        "(select surface_peaks(array(1d), if(id = 0, null, 1)) from range(1))"
      })
  void isNullWhereAnArgumentIs(String call) {
    assertNull(spark.sql("select " + call).first().get(0));
  }

  @Test
  void isEmptyWhereThereIsNoPeak() {
    assertEquals(List.of(), first("select surface_peaks(array(1d, 1d), 2)"));
    assertEquals(List.of(), first("select surface_regions(array(" + NAN + "), 1, array(0.5))"));
    assertEquals(
        RowFactory.create("no_peak", 0),
        spark
            .sql("select s.status, s.n_peaks from (select surface_scores(array(1d), 1) s)")
            .first());
    assertArrayEquals(
        new byte[1], (byte[]) spark.sql("select dominant_mask(array(1d), 1, 0.5)").first().get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "surface_peaks(array(1d, 2d, 3d), 2) | argument values: expected rows of nx cells, at least one; found 3 cells with nx 2.",
        "surface_peaks(array(1d, 2d, 3d), 0) | argument values: expected rows of nx cells, at least one; found 3 cells with nx 0.",
        "surface_peaks(array(), 2) | argument values: expected rows of nx cells, at least one; found 0 cells with nx 2.",
        "surface_peaks(unhex('0000803f00000000'), 2) | (where it holds float32, the option dtype says so); found 1 cells with nx 2.",
        "surface_peaks(unhex('0011'), 2) | argument values: expected a binary of float64, 8 bytes a cell (where it holds float32, the option dtype says so); found 2 bytes.",
        "surface_peaks(array(1d, double('-Infinity')), 2) | argument values: expected finite numbers, or NaN for a missing cell; found cell (iy 0, ix 1) is -inf.",
        "surface_peaks(array('a'), 1) | argument values: expected an array of numbers or a binary; found array('a') of type ARRAY<STRING>.",
        "surface_peaks(1.5d, 1) | argument values: expected an array of numbers or a binary; found 1.5D of type DOUBLE.",
        "surface_peaks(array(1d), 'a') | argument nx: expected a whole number; found 'a' of type STRING.",
        "surface_peaks(array(1d), 1, 'four') | argument options: expected a map of texts that is the same for all rows; found 'four' of type STRING.",
        "surface_peaks(array(1d), 1, map('connectivty', 'four')) | argument options: connectivty is no setting; is 'connectivity' meant?",
        "surface_peaks(array(1d), 1, map('connectivity', 'six')) | argument options: connectivity has a wrong value: expected one of contour, eight, four, found 'six'.",
        "surface_peaks(array(1d), 1, map('levels', '0.5')) | argument options: levels is no setting",
        "surface_peaks(array(1d), 1, map('x', '1,2')) | option x: expected as many centres as the surface has along x, 1; found 2.",
        "surface_peaks(array(1d)) | expected 2 or 3 arguments, surface_peaks(values, nx[, options]); found 1.",
        "surface_regions(array(1d), 1, 0.5) | argument levels: expected an array of numbers that is the same for all rows; found 0.5BD of type DECIMAL(1,1).",
        "surface_regions(array(1d), 1, array(0.5, 0.5)) | argument levels names a number twice: [0.5, 0.5].",
        "surface_regions(array(1d), 1, array(0.5, null)) | argument levels: expected an array of numbers, none of them null; found",
        "dominant_mask(array(1d), 1, 'a') | argument alpha: expected a number that is the same for all rows; found 'a' of type STRING."
      })
  void saysWhatIsWrong(String call, String sentence) {
    String told = failure("select " + call);
    assertTrue(told.contains(sentence), told);
    assertTrue(told.contains(call.substring(0, call.indexOf('(')) + ": "), told);
  }

  @Test
  void takesNoLevelsThatChangeFromRowToRow() {
    String told = failure("select surface_regions(array(1d), 1, array(id)) from range(2)");
    assertTrue(told.contains("that is the same for all rows"), told);
  }

  @Test
  void aSurfaceWithAnInfiniteCellIsToldOfByItsStatus() {
    assertEquals(
        RowFactory.create("rejected", "cell (iy 0, ix 1) is inf"),
        spark
            .sql(
                "select s.status, s.error from"
                    + " (select surface_scores(array(1d, double('Infinity')), 2) as s)")
            .first());
  }

  @Test
  void worksAgainAfterAnError() {
    assertTrue(failure("select surface_peaks(array(1d, double('Infinity')), 2)").contains("inf"));
    assertEquals(1, first("select surface_peaks(array(1d, 2d), 2)").size());
  }

  @Test
  void columnsHaveTheNamesThatWereWritten() {
    assertArrayEquals(
        new String[] {"surface_peaks(array(1.0, 2.0), 2).height"},
        spark.sql("select surface_peaks(array(1d, 2d), 2).height").columns());
  }

  @Test
  void aSessionIsToldOfThemInThreeWays() {
    for (String name : OrometryFunctions.names()) {
      String described = described(spark, name);
      assertTrue(described.contains("Usage: " + name + "(values"), described);
      assertTrue(described.contains("* values - the cells of a surface, row-major"), described);
    }
    SparkSession bare = bareSession();
    OrometryFunctions.register(bare);
    assertEquals(described(spark, "surface_max"), described(bare, "surface_max"));
    SparkSession another = bareSession();
    SparkSession before = SparkSession.active();
    SparkSession.setActiveSession(another);
    try {
      ((org.apache.spark.sql.classic.SparkSession) another)
          .udf()
          .registerJava("orometry_functions", OrometryRegistration.class.getName(), null);
    } finally {
      SparkSession.setActiveSession(before);
    }
    assertEquals(described(spark, "surface_peaks"), described(another, "surface_peaks"));
    assertEquals(
        "surface_peaks, surface_regions, surface_scores, dominant_mask, surface_max",
        another.sql("select orometry_functions()").first().getString(0));
  }

  /** One that does not know the functions yet. */
  private static SparkSession bareSession() {
    org.apache.spark.sql.classic.SparkSession session =
        (org.apache.spark.sql.classic.SparkSession) spark.newSession();
    var registry = session.sessionState().functionRegistry();
    // By the whole name that the registry has given them, which versions of Spark differ in.
    for (var name : scala.jdk.javaapi.CollectionConverters.asJava(registry.listFunction())) {
      if (OrometryFunctions.names().contains(name.funcName())) {
        registry.dropFunction(name);
      }
    }
    for (String name : OrometryFunctions.names()) {
      assertFalse(session.catalog().functionExists(name));
    }
    return session;
  }

  private static String described(SparkSession session, String name) {
    List<Row> lines = session.sql("describe function extended " + name).collectAsList();
    return lines.stream().map(row -> row.getString(0)).reduce("", (a, b) -> a + b + "\n");
  }

  private static List<Object> first(String query) {
    return spark.sql(query).first().getList(0);
  }

  /** All that is told of a query that fails. */
  private static String failure(String query) {
    Exception failure = assertThrows(Exception.class, () -> spark.sql(query).collectAsList());
    StringBuilder told = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      told.append(cause.getMessage()).append('\n');
    }
    return told.toString();
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

package io.github.orometry.sql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions as users call them: which arguments they take, and what is said of others. */
class FunctionCallsTest extends FunctionsSession {
  private static final String NAN = "double('NaN')";

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
}

package io.github.orometry.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.prominence.PeakFinder;
import io.github.orometry.prominence.Peaks;
import io.github.orometry.prominence.Thresholds;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.testing.NeedsSpark;
import io.github.orometry.testing.RandomSurfaces;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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

/** The function in a real session, as users call it. */
@NeedsSpark
class PeaksFunctionTest {
  private static final int SURFACES = 1_000;
  private static final long FIRST_SEED = 20_261_121;

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
            .getOrCreate();
    // Some tests make Spark fail, and look at the exceptions.
    spark.sparkContext().setLogLevel("OFF");
    OrometryFunctions.register(spark);
  }

  @AfterAll
  static void stop() {
    if (spark != null) {
      spark.stop();
    }
  }

  @ParameterizedTest
  @EnumSource
  void equalsTheFinderOnArrays(Connectivity connectivity) {
    DataType type = DataTypes.createArrayType(DataTypes.DoubleType);
    assertEqualsTheFinder(connectivity, type, z -> z);
  }

  @ParameterizedTest
  @EnumSource
  void equalsTheFinderOnBinaries(Connectivity connectivity) {
    assertEqualsTheFinder(connectivity, DataTypes.BinaryType, PeaksFunctionTest::bytes);
  }

  @Test
  void takesNumbersOfAnyTypeAndNullsForMissingCells() {
    String surface = "array(3, 1, 2, 0, 0, 0, 1, 0, null), 3, 'four'";
    List<String> expected = List.of("[1,0,0,3.0,null,3.0,0,true]", "[2,0,2,2.0,1.0,1.0,1,true]");
    for (String type : List.of("tinyint", "int", "bigint", "float", "double", "decimal(9,2)")) {
      String sql = surface.replace("), 3", ") as array<" + type + ">), 3");
      List<Row> peaks = peaks("cast(" + sql);
      assertEquals(expected, peaks.subList(0, 2).stream().map(Row::toString).toList(), type);
      assertEquals(3, peaks.size(), type);
    }
  }

  @Test
  void worksOnTheExecutorsAndExplodesToRows() {
    spark
        .range(100)
        .selectExpr("id", "array(0d, 1d + id, 0d, 2d, 0d) as z")
        .createOrReplaceTempView("t");
    Row row =
        spark
            .sql(
                "select count(*), sum(peak.height), sum(int(peak.key_col is null)) from"
                    + " (select explode(orometry_peaks(z, 5, 'contour')) as peak from t)")
            .first();
    assertEquals(RowFactory.create(200L, 100 + 99 * 50 + 200.0, 100L), row);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cast(null as array<double>), 1, 'contour'",
        "array(1d), cast(null as int), 'contour'",
        "array(1d), 1, cast(null as string)"
      })
  void isNullWhereAnArgumentIs(String arguments) {
    assertNull(peaks(arguments));
  }

  @ParameterizedTest
  @ValueSource(strings = {"array(1d, 1d), 2, 'contour'", "array(double('NaN')), 1, 'EIGHT'"})
  void isEmptyWhereThereIsNoPeak(String arguments) {
    assertEquals(List.of(), peaks(arguments));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "array(1d, 2d, 3d), 2, 'four' | values has 3 cells and nx is 2",
        "array(1d, 2d, 3d), 0, 'four' | values has 3 cells and nx is 0",
        "array(), 2, 'four' | values has 0 cells and nx is 2",
        "array(1d, 2d), 2, 'six' | contour, eight and four, not 'six'",
        "array(1d, 2d, 3d, double('-Infinity')), 2, 'four' | cell (iy 1, ix 1) is -inf",
        "X'0011', 2, 'four' | values has 2 bytes",
        "array('a'), 1, 'four' | array of numbers or a binary of little-endian float64, not String",
        "1.5d, 1, 'four' | array of numbers or a binary of little-endian float64, not Double"
      })
  void saysWhatIsWrong(String arguments, String sentence) {
    Exception failure = assertThrows(Exception.class, () -> peaks(arguments));
    StringBuilder told = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      told.append(cause.getMessage()).append('\n');
    }
    assertTrue(told.toString().contains(sentence), told.toString());
    assertTrue(told.toString().contains("orometry_peaks"), told.toString());
  }

  @Test
  void worksAgainAfterAnError() {
    assertThrows(Exception.class, () -> peaks("array(1d, double('Infinity')), 2, 'four'"));
    assertEquals(1, peaks("array(1d, 2d), 2, 'four'").size());
  }

  private static List<Row> peaks(String arguments) {
    return spark.sql("select orometry_peaks(" + arguments + ")").first().getList(0);
  }

  private static void assertEqualsTheFinder(
      Connectivity connectivity, DataType type, Function<double[], Object> values) {
    List<Row> surfaces = new ArrayList<>();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SURFACES; seed++) {
      RandomSurfaces.Surface surface = RandomSurfaces.of(seed);
      surfaces.add(RowFactory.create(seed, values.apply(surface.z()), surface.nx()));
    }
    StructType schema = new StructType().add("seed", "bigint").add("z", type).add("nx", "int");
    List<Row> found =
        spark
            .createDataFrame(surfaces, schema)
            .repartition(4)
            .selectExpr("seed", "orometry_peaks(z, nx, '" + connectivity + "')")
            .orderBy("seed")
            .collectAsList();
    assertEquals(SURFACES, found.size());
    for (Row row : found) {
      RandomSurfaces.Surface surface = RandomSurfaces.of(row.getLong(0));
      assertEquals(expected(surface, connectivity), row.getList(1), surface::toString);
    }
  }

  private static List<Row> expected(RandomSurfaces.Surface surface, Connectivity connectivity) {
    Peaks peaks = new Peaks();
    new PeakFinder()
        .find(surface.z(), 0, surface.nx(), surface.ny(), connectivity, Thresholds.NONE, peaks);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < peaks.size(); i++) {
      rows.add(
          RowFactory.create(
              i + 1,
              peaks.cell(i) / surface.nx(),
              peaks.cell(i) % surface.nx(),
              peaks.height(i),
              peaks.isTop(i) ? null : peaks.keyCol(i),
              peaks.prominence(i),
              peaks.parent(i),
              peaks.edgeLimited(i)));
    }
    return rows;
  }

  private static byte[] bytes(double[] z) {
    ByteBuffer buffer = ByteBuffer.allocate(z.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : z) {
      buffer.putDouble(value);
    }
    return buffer.array();
  }
}

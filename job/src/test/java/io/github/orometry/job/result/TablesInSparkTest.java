package io.github.orometry.job.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.orometry.table.Column;
import io.github.orometry.table.ColumnType;
import io.github.orometry.table.Table;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Spark reads what was written without it. */
class TablesInSparkTest {
  @TempDir private static Path folder;
  private static SparkSession session;

  @BeforeAll
  static void writeAndStart() {
    SampleResult.write(folder, "parquet", 200, 1);
    session =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  @ParameterizedTest
  @EnumSource
  void columnsTypesAndRowsAreThoseOfTheTable(Table table) throws Exception {
    Dataset<Row> read = session.read().parquet(folder.resolve(table.title()).toString());
    List<StructField> fields = List.of(read.schema().fields());
    assertEquals(
        table.columns().stream().map(Column::name).toList(),
        fields.stream().map(StructField::name).toList());
    assertEquals(
        table.columns().stream().map(column -> type(column.type())).toList(),
        fields.stream().map(StructField::dataType).toList());

    List<List<Object>> rows = new ArrayList<>();
    for (Row row : read.collectAsList()) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        values.add(row.get(i) instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : row.get(i));
      }
      rows.add(values);
    }
    assertEquals(
        table.isOfEpochs() ? TableFiles.rows(folder, table) : SampleTables.rows(table, 200), rows);
  }

  private static DataType type(ColumnType type) {
    return switch (type) {
      case INTEGER -> DataTypes.IntegerType;
      case NUMBER -> DataTypes.DoubleType;
      case FLAG -> DataTypes.BooleanType;
      case TEXT -> DataTypes.StringType;
      case BYTES -> DataTypes.BinaryType;
    };
  }
}

package io.github.orometry.sql;

import static org.apache.spark.sql.types.DataTypes.createStructField;
import static org.apache.spark.sql.types.DataTypes.createStructType;

import io.github.orometry.table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columns of tables as Spark has them. */
public final class SparkTypes {
  private SparkTypes() {}

  /** The type of a row with these columns. */
  public static StructType of(List<Column> columns) {
    return createStructType(
        columns.stream()
            .map(column -> createStructField(column.name(), type(column), column.nullable()))
            .toList());
  }

  private static DataType type(Column column) {
    return switch (column.type()) {
      case INTEGER -> DataTypes.IntegerType;
      case NUMBER -> DataTypes.DoubleType;
      case FLAG -> DataTypes.BooleanType;
      case TEXT -> DataTypes.StringType;
      case BYTES -> DataTypes.BinaryType;
    };
  }
}

package io.github.orometry.job.executor.spark;

import io.github.orometry.job.table.Column;
import io.github.orometry.job.table.RowContext;
import io.github.orometry.job.table.RowCursor;
import io.github.orometry.job.table.Table;
import io.github.orometry.job.table.TableFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The rows of a table as a Dataset, in the order of the results they come from. */
final class TableDataset {
  private TableDataset() {}

  /** Of a table whose rows are of slabs. */
  static Dataset<Row> of(
      Table table, Dataset<ResultRow> results, RowContext context, TableFormat format) {
    return results.flatMap(
        (FlatMapFunction<ResultRow, Row>)
            row -> {
              Rows rows = new Rows(table.columns().size(), format);
              table.rows(row.result(), context, rows);
              return rows.all.iterator();
            },
        Encoders.row(schema(table, format)));
  }

  /**
   * Of a table whose rows are of epochs.
   *
   * @param epochs with the columns {@link EpochUnions}
   */
  static Dataset<Row> ofEpochs(
      Table table, Dataset<Row> epochs, RowContext context, TableFormat format) {
    return epochs.flatMap(
        (FlatMapFunction<Row, Row>)
            row -> {
              Rows rows = new Rows(table.columns().size(), format);
              table.rows(EpochUnions.epoch(row), context, rows);
              return rows.all.iterator();
            },
        Encoders.row(schema(table, format)));
  }

  private static StructType schema(Table table, TableFormat format) {
    List<StructField> fields = new ArrayList<>();
    for (Column column : table.columns()) {
      fields.add(
          DataTypes.createStructField(column.name(), type(column, format), column.nullable()));
    }
    return DataTypes.createStructType(fields);
  }

  private static DataType type(Column column, TableFormat format) {
    return switch (column.type()) {
      case INTEGER -> DataTypes.IntegerType;
      case NUMBER -> DataTypes.DoubleType;
      case FLAG -> DataTypes.BooleanType;
      case TEXT -> DataTypes.StringType;
      case BYTES -> format == TableFormat.CSV ? DataTypes.StringType : DataTypes.BinaryType;
    };
  }

  /** Collects the rows of one slab or epoch. Spark's CSV has no bytes: there they are text. */
  private static final class Rows implements RowCursor {
    private final List<Row> all = new ArrayList<>();
    private final int columns;
    private final TableFormat format;
    private Object[] row;
    private int at;

    Rows(int columns, TableFormat format) {
      this.columns = columns;
      this.format = format;
      row = new Object[columns];
    }

    @Override
    public void integer(int value) {
      row[at++] = value;
    }

    @Override
    public void number(double value) {
      row[at++] = value;
    }

    @Override
    public void flag(boolean value) {
      row[at++] = value;
    }

    @Override
    public void text(String value) {
      row[at++] = value;
    }

    @Override
    public void bytes(byte[] value, int from, int length) {
      row[at++] =
          format == TableFormat.CSV
              ? HexFormat.of().formatHex(value, from, from + length)
              : Arrays.copyOfRange(value, from, from + length);
    }

    @Override
    public void missing() {
      at++;
    }

    @Override
    public void endRow() {
      all.add(RowFactory.create(row));
      row = new Object[columns];
      at = 0;
    }
  }
}

package io.github.orometry.job.executor.spark;

import io.github.orometry.job.slab.SlabResult;
import io.github.orometry.job.table.Column;
import io.github.orometry.job.table.RowContext;
import io.github.orometry.job.table.RowCursor;
import io.github.orometry.job.table.Table;
import java.util.ArrayList;
import java.util.Iterator;
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

  static Dataset<Row> of(Table table, Dataset<ResultRow> results, RowContext context) {
    return results.flatMap(
        (FlatMapFunction<ResultRow, Row>) row -> rows(table, row.result(), context),
        Encoders.row(schema(table)));
  }

  private static Iterator<Row> rows(Table table, SlabResult result, RowContext context) {
    Rows rows = new Rows(table.columns().size());
    table.rows(result, context, rows);
    return rows.all.iterator();
  }

  static StructType schema(Table table) {
    List<StructField> fields = new ArrayList<>();
    for (Column column : table.columns()) {
      fields.add(DataTypes.createStructField(column.name(), type(column), column.nullable()));
    }
    return DataTypes.createStructType(fields);
  }

  private static DataType type(Column column) {
    return switch (column.type()) {
      case INTEGER -> DataTypes.IntegerType;
      case NUMBER -> DataTypes.DoubleType;
      case FLAG -> DataTypes.BooleanType;
      case TEXT -> DataTypes.StringType;
    };
  }

  /** Collects the rows of one slab. */
  private static final class Rows implements RowCursor {
    private final List<Row> all = new ArrayList<>();
    private final int columns;
    private Object[] row;
    private int at;

    Rows(int columns) {
      this.columns = columns;
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

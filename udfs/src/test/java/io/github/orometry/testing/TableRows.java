package io.github.orometry.testing;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.table.Column;
import io.github.orometry.table.Table;
import io.github.orometry.table.TableBatch;
import io.github.orometry.table.Vector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows as lists of boxed values, bytes as a buffer; null for none. */
public final class TableRows {
  private TableRows() {}

  /** The rows of a batch. */
  public static List<List<Object>> of(TableBatch batch) {
    List<List<Object>> rows = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      List<Object> values = new ArrayList<>();
      for (Vector vector : batch.vectors()) {
        values.add(vector.isMissing(row) ? null : value(vector, row));
      }
      rows.add(values);
    }
    return rows;
  }

  /** The rows that a block gives. */
  public static List<List<Object>> of(Table table, PeakBlock block, Analysis analysis) {
    TableBatch batch = new TableBatch(table.columns());
    table.fill(block, analysis, batch);
    return of(batch);
  }

  private static Object value(Vector vector, int row) {
    return switch (vector.column().type()) {
      case INTEGER -> vector.integers()[row];
      case NUMBER -> vector.numbers()[row];
      case FLAG -> vector.flags()[row] == 1;
      case TEXT -> vector.texts()[row];
      case BYTES -> {
        int from = vector.from()[row];
        yield ByteBuffer.wrap(Arrays.copyOfRange(vector.data(), from, from + vector.length()[row]));
      }
    };
  }

  /** A batch of rows. */
  public static TableBatch batch(List<Column> columns, List<List<Object>> rows) {
    TableBatch batch = new TableBatch(columns);
    batch.resize(rows.size());
    for (int row = 0; row < rows.size(); row++) {
      for (int c = 0; c < columns.size(); c++) {
        set(batch.vector(c), row, rows.get(row).get(c));
      }
    }
    return batch;
  }

  private static void set(Vector vector, int row, Object value) {
    switch (vector.column().type()) {
      case INTEGER -> vector.integers()[row] = (Integer) value;
      case NUMBER -> vector.numbers()[row] = value == null ? Double.NaN : (Double) value;
      case FLAG -> vector.flags()[row] = value == null ? Vector.NO_FLAG : flag((Boolean) value);
      case TEXT -> vector.texts()[row] = (String) value;
      case BYTES -> vector.copy(row, ((ByteBuffer) value).array());
    }
  }

  private static byte flag(boolean value) {
    return (byte) (value ? 1 : 0);
  }
}

package io.github.orometry.job.table;

import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** One row, gathered value by value and then given to Parquet; used again and again. */
final class ParquetRow {
  private final Column[] columns;
  private final boolean[] present;
  private final long[] bits;
  private final String[] texts;
  private int size;

  ParquetRow(List<Column> columns) {
    this.columns = columns.toArray(Column[]::new);
    present = new boolean[this.columns.length];
    bits = new long[this.columns.length];
    texts = new String[this.columns.length];
  }

  /** Sets the next value: an integer, a flag as 0 or 1, or the bits of a double. */
  void add(long value) {
    bits[size] = value;
    present[size++] = true;
  }

  /** Sets the next value. */
  void add(String value) {
    texts[size] = value;
    present[size++] = true;
  }

  /** Leaves the next value out. */
  void addMissing() {
    if (!columns[size].nullable()) {
      throw new IllegalStateException("column " + columns[size].name() + " takes no null");
    }
    present[size++] = false;
  }

  /** Ends the row, which is to have a value, or none, for each column. */
  void end() {
    if (size != columns.length) {
      throw new IllegalStateException(
          "a row of " + size + " values in a table of " + columns.length + " columns");
    }
    size = 0;
  }

  /** Gives the row that was ended to {@code consumer}. */
  void emit(RecordConsumer consumer) {
    consumer.startMessage();
    for (int i = 0; i < columns.length; i++) {
      if (present[i]) {
        consumer.startField(columns[i].name(), i);
        emit(i, consumer);
        consumer.endField(columns[i].name(), i);
      }
    }
    consumer.endMessage();
  }

  private void emit(int column, RecordConsumer consumer) {
    switch (columns[column].type()) {
      case INTEGER -> consumer.addInteger((int) bits[column]);
      case NUMBER -> consumer.addDouble(Double.longBitsToDouble(bits[column]));
      case FLAG -> consumer.addBoolean(bits[column] != 0);
      case TEXT -> consumer.addBinary(Binary.fromString(texts[column]));
    }
  }
}

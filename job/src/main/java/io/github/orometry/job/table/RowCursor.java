package io.github.orometry.job.table;

/**
 * Takes rows value by value, in the order of the table's columns, each row ended by {@link
 * #endRow}. Not thread-safe.
 *
 * <p>A cursor that writes to a file throws {@link java.io.UncheckedIOException} where it cannot.
 */
public interface RowCursor {

  /** The value of an {@link ColumnType#INTEGER} column. */
  void integer(int value);

  /** The value of a {@link ColumnType#NUMBER} column; never NaN. */
  void number(double value);

  /** The value of a {@link ColumnType#FLAG} column. */
  void flag(boolean value);

  /** The value of a {@link ColumnType#TEXT} column; never null. */
  void text(String value);

  /**
   * The value of a {@link ColumnType#BYTES} column: {@code length} bytes from {@code from} on. They
   * are copied where they are needed any longer.
   */
  void bytes(byte[] value, int from, int length);

  /** No value, in a nullable column. */
  void missing();

  /** Ends the row. */
  void endRow();

  /** A number, or no value where it is NaN. */
  default void numberOrMissing(double value) {
    if (Double.isNaN(value)) {
      missing();
    } else {
      number(value);
    }
  }

  /** A string, or no value where it is null. */
  default void textOrMissing(String value) {
    if (value == null) {
      missing();
    } else {
      text(value);
    }
  }
}

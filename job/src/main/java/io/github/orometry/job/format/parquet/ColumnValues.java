package io.github.orometry.job.format.parquet;

/**
 * The values of one column in some rows, the first of which is row 0. The arrays may be longer;
 * they are read only, and only until the rows are written.
 */
public sealed interface ColumnValues {
  /** Of an int32 column, which takes no null. */
  record Integers(int[] values) implements ColumnValues {}

  /** Of a double column; NaN is null. */
  record Numbers(double[] values) implements ColumnValues {}

  /** Of a boolean column: 0 or 1; negative is null. */
  record Flags(byte[] values) implements ColumnValues {}

  /** Of a binary column that holds strings in UTF-8; null is null. */
  record Texts(String[] values) implements ColumnValues {
    @Override
    public long bytes(int row) {
      return values[row] == null ? 0 : values[row].length();
    }
  }

  /** Of a binary column: row i has {@code length[i]} bytes of data, from {@code from[i]} on. */
  record Bytes(byte[] data, int[] from, int[] length) implements ColumnValues {
    @Override
    public long bytes(int row) {
      return length[row];
    }
  }

  /** About the bytes that the value of a row takes, where they differ from row to row; else 0. */
  default long bytes(int row) {
    return 0;
  }

  /** Whether they do. */
  default boolean anyLength() {
    return this instanceof Texts || this instanceof Bytes;
  }
}

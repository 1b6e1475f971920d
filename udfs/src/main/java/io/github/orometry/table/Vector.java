package io.github.orometry.table;

import java.util.Arrays;

/**
 * The values of one column, a row each, in one primitive array: which one, says the column's type.
 * Longer than the rows it holds, and used again. No value is NaN in {@link #numbers}, null in
 * {@link #texts}, {@link #NO_FLAG} in {@link #flags}; whole numbers and bytes have one always.
 */
public final class Vector {
  /** No value, among flags. */
  public static final byte NO_FLAG = -1;

  private final Column column;
  private int capacity;
  private int[] integers = {};
  private double[] numbers = {};
  private byte[] flags = {};
  private String[] texts = {};
  private byte[] data = {};
  private int[] from = {};
  private int[] length = {};

  Vector(Column column) {
    this.column = column;
  }

  /** Makes room for so many rows; those that were there are kept. */
  void reserve(int rows) {
    if (rows > capacity) {
      capacity = rows + (rows >> 2);
      switch (column.type()) {
        case INTEGER -> integers = Arrays.copyOf(integers, capacity);
        case NUMBER -> numbers = Arrays.copyOf(numbers, capacity);
        case FLAG -> flags = Arrays.copyOf(flags, capacity);
        case TEXT -> texts = Arrays.copyOf(texts, capacity);
        case BYTES -> {
          from = Arrays.copyOf(from, capacity);
          length = Arrays.copyOf(length, capacity);
        }
      }
    }
  }

  /** The column. */
  public Column column() {
    return column;
  }

  /** Of an {@link ColumnType#INTEGER} column. */
  public int[] integers() {
    return integers;
  }

  /** Of a {@link ColumnType#NUMBER} column. */
  public double[] numbers() {
    return numbers;
  }

  /** Of a {@link ColumnType#FLAG} column: 0 or 1. */
  public byte[] flags() {
    return flags;
  }

  /** Of a {@link ColumnType#TEXT} column. */
  public String[] texts() {
    return texts;
  }

  /** Where the bytes of a {@link ColumnType#BYTES} column are, see {@link #from}. */
  public byte[] data() {
    return data;
  }

  /** Where the bytes of each row begin in {@link #data}. */
  public int[] from() {
    return from;
  }

  /** How many bytes each row has. */
  public int[] length() {
    return length;
  }

  /** Lets the rows of a {@link ColumnType#BYTES} column point into an array; nothing is copied. */
  public void data(byte[] bytes) {
    data = bytes;
  }

  /**
   * Sets a row of a {@link ColumnType#BYTES} column to a copy of {@code bytes}, behind those of the
   * row before. Row 0 begins anew: rows are set in their order, none by {@link #data(byte[])}.
   */
  public void copy(int row, byte[] bytes) {
    from[row] = row == 0 ? 0 : from[row - 1] + length[row - 1];
    length[row] = bytes.length;
    int end = Math.addExact(from[row], bytes.length);
    if (data.length < end) {
      data = Arrays.copyOf(data, Math.max(end, data.length + (data.length >> 1)));
    }
    System.arraycopy(bytes, 0, data, from[row], bytes.length);
  }

  /** Whether a row has no value. */
  public boolean isMissing(int row) {
    return switch (column.type()) {
      case NUMBER -> Double.isNaN(numbers[row]);
      case FLAG -> flags[row] == NO_FLAG;
      case TEXT -> texts[row] == null;
      case INTEGER, BYTES -> false;
    };
  }
}

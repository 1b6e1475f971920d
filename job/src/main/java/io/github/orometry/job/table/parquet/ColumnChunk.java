package io.github.orometry.job.table.parquet;

import io.github.orometry.job.table.Column;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The values of one column in the row group at hand, in plain encoding; used again and again. */
final class ColumnChunk {
  private final Column column;
  private ByteBuffer values = ByteBuffer.allocate(1 << 10).order(ByteOrder.LITTLE_ENDIAN);
  private byte[] present = new byte[1 << 7];
  private int rows;
  private int nulls;
  private int minInteger;
  private int maxInteger;
  private double minNumber;
  private double maxNumber;

  ColumnChunk(Column column) {
    this.column = column;
    clear();
  }

  Column column() {
    return column;
  }

  int nulls() {
    return nulls;
  }

  /** Bytes held. */
  int size() {
    return values.position();
  }

  void clear() {
    values.clear();
    Arrays.fill(present, (byte) 0);
    rows = 0;
    nulls = 0;
    minInteger = Integer.MAX_VALUE;
    maxInteger = Integer.MIN_VALUE;
    minNumber = Double.POSITIVE_INFINITY;
    maxNumber = Double.NEGATIVE_INFINITY;
  }

  void integer(int value) {
    room(Integer.BYTES).putInt(value);
    minInteger = Math.min(minInteger, value);
    maxInteger = Math.max(maxInteger, value);
    row(true);
  }

  void number(double value) {
    room(Double.BYTES).putDouble(value);
    minNumber = Math.min(minNumber, value);
    maxNumber = Math.max(maxNumber, value);
    row(true);
  }

  void flag(boolean value) {
    room(1).put((byte) (value ? 1 : 0));
    row(true);
  }

  void text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
    row(true);
  }

  void bytes(byte[] value, int from, int length) {
    room(Integer.BYTES + length).putInt(length).put(value, from, length);
    row(true);
  }

  void missing() {
    if (!column.nullable()) {
      throw new IllegalStateException("column " + column.name() + " takes no null");
    }
    nulls++;
    row(false);
  }

  /** The page of all rows: definition levels where the column is nullable, then the values. */
  byte[] page() {
    byte[] levels = column.nullable() ? levels() : new byte[0];
    byte[] content = packed();
    byte[] page = Arrays.copyOf(levels, levels.length + content.length);
    System.arraycopy(content, 0, page, levels.length, content.length);
    return page;
  }

  /** The smallest value as in statistics, or null where the column has none. */
  byte[] min() {
    return bound(minInteger, minNumber == 0 ? -0.0 : minNumber);
  }

  /** The largest value as in statistics, or null where the column has none. */
  byte[] max() {
    return bound(maxInteger, maxNumber == 0 ? 0.0 : maxNumber);
  }

  private byte[] bound(int integer, double number) {
    if (rows == nulls) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    switch (column.type()) {
      case INTEGER -> bytes.putInt(integer);
      case NUMBER -> bytes.putDouble(number);
      default -> {
        return null;
      }
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  /** A length, then one run of the hybrid encoding: repeated ones, or a bit a row. */
  private byte[] levels() {
    ByteBuffer out = ByteBuffer.allocate(16 + rows / 8).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0);
    if (nulls == 0) {
      varint(out, rows << 1);
      out.put((byte) 1);
    } else {
      int groups = (rows + 7) / 8;
      varint(out, groups << 1 | 1);
      out.put(present, 0, groups);
    }
    out.putInt(0, out.position() - Integer.BYTES);
    return Arrays.copyOf(out.array(), out.position());
  }

  private static void varint(ByteBuffer out, int value) {
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      out.put((byte) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  /** The values: flags a bit each, all others as they are held. */
  private byte[] packed() {
    int count = values.position();
    switch (column.type()) {
      case FLAG -> {
        byte[] bits = new byte[(count + 7) / 8];
        for (int i = 0; i < count; i++) {
          bits[i >> 3] = (byte) (bits[i >> 3] | values.get(i) << (i & 7));
        }
        return bits;
      }
      default -> {
        return Arrays.copyOf(values.array(), count);
      }
    }
  }

  private void row(boolean value) {
    if (column.nullable()) {
      if (rows >> 3 == present.length) {
        present = Arrays.copyOf(present, 2 * present.length);
      }
      if (value) {
        present[rows >> 3] = (byte) (present[rows >> 3] | 1 << (rows & 7));
      }
    }
    rows++;
  }

  private ByteBuffer room(int bytes) {
    if (values.remaining() < bytes) {
      int size = Math.max(2 * values.capacity(), Math.addExact(values.position(), bytes));
      values = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).put(values.flip());
    }
    return values;
  }
}

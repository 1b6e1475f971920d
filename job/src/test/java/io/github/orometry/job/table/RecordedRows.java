package io.github.orometry.job.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps rows as lists of boxed values, bytes as a buffer; null for none. */
final class RecordedRows implements RowCursor {
  private final List<List<Object>> rows = new ArrayList<>();
  private List<Object> row = new ArrayList<>();

  List<List<Object>> rows() {
    return rows;
  }

  @Override
  public void integer(int value) {
    row.add(value);
  }

  @Override
  public void number(double value) {
    row.add(value);
  }

  @Override
  public void flag(boolean value) {
    row.add(value);
  }

  @Override
  public void text(String value) {
    row.add(value);
  }

  @Override
  public void bytes(byte[] value, int from, int length) {
    row.add(ByteBuffer.wrap(Arrays.copyOfRange(value, from, from + length)));
  }

  @Override
  public void missing() {
    row.add(null);
  }

  @Override
  public void endRow() {
    rows.add(row);
    row = new ArrayList<>();
  }

  /** Gives the rows to another cursor. */
  static void replay(List<List<Object>> rows, RowCursor cursor) {
    for (List<Object> row : rows) {
      for (Object value : row) {
        if (value == null) {
          cursor.missing();
        } else if (value instanceof Integer integer) {
          cursor.integer(integer);
        } else if (value instanceof Double number) {
          cursor.number(number);
        } else if (value instanceof Boolean flag) {
          cursor.flag(flag);
        } else if (value instanceof ByteBuffer bytes) {
          cursor.bytes(bytes.array(), 0, bytes.array().length);
        } else {
          cursor.text((String) value);
        }
      }
      cursor.endRow();
    }
  }
}

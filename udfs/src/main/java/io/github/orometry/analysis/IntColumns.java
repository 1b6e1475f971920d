package io.github.orometry.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Columns of whole numbers with as many rows each; they grow together. */
final class IntColumns {
  private final int[][] columns;

  IntColumns(int count) {
    columns = new int[count][0];
  }

  /** One of them; until they grow. */
  int[] column(int i) {
    return columns[i];
  }

  /** Makes room for so many rows. */
  void reserve(int rows) {
    if (columns.length > 0 && columns[0].length < rows) {
      for (int i = 0; i < columns.length; i++) {
        columns[i] = Arrays.copyOf(columns[i], rows + (rows >> 1));
      }
    }
  }

  void write(int from, int rows, DataOutput out) throws IOException {
    for (int[] column : columns) {
      for (int i = from; i < from + rows; i++) {
        out.writeInt(column[i]);
      }
    }
  }

  void read(int from, int rows, DataInput in) throws IOException {
    for (int[] column : columns) {
      for (int i = from; i < from + rows; i++) {
        column[i] = in.readInt();
      }
    }
  }
}

package io.github.orometry.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Columns of doubles with as many rows each; they grow together. */
final class NumberColumns {
  private final double[][] columns;

  NumberColumns(int count) {
    columns = new double[count][0];
  }

  /** One of them; until they grow. */
  double[] column(int i) {
    return columns[i];
  }

  /** Makes room for so many rows. */
  void reserve(int rows) {
    if (columns[0].length < rows) {
      for (int i = 0; i < columns.length; i++) {
        columns[i] = Arrays.copyOf(columns[i], rows + (rows >> 1));
      }
    }
  }

  /** Writes the bits of a row's values; NaN as one NaN. */
  void write(int from, int rows, DataOutput out) throws IOException {
    for (double[] column : columns) {
      for (int i = from; i < from + rows; i++) {
        out.writeDouble(column[i]);
      }
    }
  }

  void read(int from, int rows, DataInput in) throws IOException {
    for (double[] column : columns) {
      for (int i = from; i < from + rows; i++) {
        column[i] = in.readDouble();
      }
    }
  }
}

package io.github.orometry.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Columns of whole numbers and of doubles with as many rows each; they grow together. */
final class Columns {
  /** By column; an array is replaced by a longer one where rows are added. */
  final int[][] integers;

  final double[][] numbers;
  private int capacity;

  Columns(int integers, int numbers) {
    this.integers = new int[integers][0];
    this.numbers = new double[numbers][0];
  }

  /** Makes room for so many rows; those that were there are kept. */
  void reserve(int rows) {
    if (rows > capacity) {
      capacity = grown(rows);
      Arrays.setAll(integers, c -> Arrays.copyOf(integers[c], capacity));
      Arrays.setAll(numbers, c -> Arrays.copyOf(numbers[c], capacity));
    }
  }

  /** A copy of some rows, without room for more. */
  Columns copy(int rows) {
    Columns copy = new Columns(integers.length, numbers.length);
    Arrays.setAll(copy.integers, c -> Arrays.copyOf(integers[c], rows));
    Arrays.setAll(copy.numbers, c -> Arrays.copyOf(numbers[c], rows));
    copy.capacity = rows;
    return copy;
  }

  /** Half as much again, as far as arrays go. */
  static int grown(int rows) {
    return (int) Math.min(Integer.MAX_VALUE - 8, (long) rows + (rows >> 1));
  }

  /** Column by column; every NaN as the one that Java knows. */
  void write(int from, int rows, DataOutput out) throws IOException {
    for (int[] column : integers) {
      for (int i = from; i < from + rows; i++) {
        out.writeInt(column[i]);
      }
    }
    for (double[] column : numbers) {
      for (int i = from; i < from + rows; i++) {
        out.writeDouble(column[i]);
      }
    }
  }

  void read(int from, int rows, DataInput in) throws IOException {
    for (int[] column : integers) {
      for (int i = from; i < from + rows; i++) {
        column[i] = in.readInt();
      }
    }
    for (double[] column : numbers) {
      for (int i = from; i < from + rows; i++) {
        column[i] = in.readDouble();
      }
    }
  }
}

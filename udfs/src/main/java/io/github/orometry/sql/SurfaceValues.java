package io.github.orometry.sql;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import scala.collection.Iterator;
import scala.collection.Seq;

/**
 * The cells of a surface as Spark hands them over, as an array of double. Used again for each
 * surface; it grows and never shrinks.
 */
final class SurfaceValues {
  private double[] cells = new double[0];
  private int size;

  /**
   * Takes a binary of little-endian float64, or a sequence of numbers of any one type in which null
   * is a missing cell.
   *
   * @throws IllegalArgumentException where it is neither
   */
  void load(Object values) {
    if (values instanceof byte[] bytes) {
      loadBytes(bytes);
    } else if (values instanceof Seq<?> numbers) {
      loadNumbers(numbers);
    } else {
      throw unknown(values);
    }
  }

  /** The array that holds the cells; those from {@link #size} on are of earlier surfaces. */
  double[] cells() {
    return cells;
  }

  /** Number of cells. */
  int size() {
    return size;
  }

  private void loadBytes(byte[] bytes) {
    if (bytes.length % Double.BYTES != 0) {
      throw new IllegalArgumentException(
          "orometry_peaks expects a binary of float64, 8 bytes a cell, but values has "
              + bytes.length
              + " bytes");
    }
    resize(bytes.length / Double.BYTES);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(cells, 0, size);
  }

  private void loadNumbers(Seq<?> numbers) {
    resize(numbers.length());
    Iterator<?> each = numbers.iterator();
    for (int i = 0; i < size; i++) {
      cells[i] = number(each.next());
    }
  }

  private void resize(int size) {
    if (cells.length < size) {
      cells = new double[size];
    }
    this.size = size;
  }

  private static double number(Object value) {
    if (value == null) {
      return Double.NaN;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw unknown(value);
  }

  private static IllegalArgumentException unknown(Object value) {
    return new IllegalArgumentException(
        "orometry_peaks expects values to be an array of numbers or a binary of little-endian"
            + " float64, not "
            + value.getClass().getSimpleName());
  }
}

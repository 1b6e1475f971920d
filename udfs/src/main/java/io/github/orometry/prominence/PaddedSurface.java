package io.github.orometry.prominence;

import io.github.orometry.surface.InfiniteCellException;
import java.util.Arrays;

/**
 * A copy of a surface with a margin of one missing cell on every side, so that no loop has to ask
 * where the border is. Cells are known by their index {@code p} in this padded array: row {@code
 * iy}, column {@code ix} is {@code (iy + 1) * width + ix + 1}. Reused; grows to the largest
 * surface.
 *
 * <p>A missing cell holds {@link #MISSING}, which is below every number and whose difference to one
 * has the right sign; -0.0 is stored as 0.0. So the sign of a difference is the order of two
 * values, always: subtraction of finite doubles gives zero only for equal ones.
 */
final class PaddedSurface {
  /** The value of a missing cell. No present cell is infinite. */
  static final double MISSING = Double.NEGATIVE_INFINITY;

  int nx;
  int ny;

  /** Length of a padded row, nx + 2. */
  int width;

  /** Number of padded cells. */
  int size;

  /** The padded heights. */
  double[] z = new double[0];

  /** Number of missing cells, the margin aside. */
  int missing;

  /** Begins with a surface of ny rows by nx columns, of which nothing is there yet. */
  void begin(int nx, int ny) {
    resize(nx, ny);
    missing = 0;
  }

  /**
   * Takes row {@code iy}, which starts at {@code values[from]}.
   *
   * @throws InfiniteCellException where a cell is infinite
   */
  void load(double[] values, int from, int iy) {
    double[] padded = z;
    int to = (iy + 1) * width + 1;
    int columns = nx;
    padded[to - 1] = MISSING;
    for (int ix = 0; ix < columns; ix++) {
      double value = values[from + ix] + 0.0; // -0.0 + 0.0 is 0.0
      if (!(Math.abs(value) <= Double.MAX_VALUE)) {
        value = missing(value, iy, ix);
      }
      padded[to + ix] = value;
    }
    padded[to + columns] = MISSING;
  }

  private double missing(double value, int iy, int ix) {
    if (!Double.isNaN(value)) {
      throw new InfiniteCellException(iy, ix, value);
    }
    missing++;
    return MISSING;
  }

  /** Index of the padded cell {@code p} in the surface itself, {@code iy * nx + ix}. */
  int cell(int p) {
    int row = p / width;
    return (row - 1) * nx + (p - row * width - 1);
  }

  /**
   * Mean of a quad: ((a + b) + (c + d)) / 4, going round from the corner of the smallest index;
   * {@link #MISSING} where a corner is missing. Where the sum is beyond the largest double,
   * quarters are summed, which is exact but for what is lost in any case beside numbers of that
   * size.
   */
  static double mean(double a, double b, double c, double d) {
    double sum = (a + b) + (c + d);
    return Math.abs(sum) <= Double.MAX_VALUE ? sum / 4 : (a / 4 + b / 4) + (c / 4 + d / 4);
  }

  private void resize(int nx, int ny) {
    this.nx = nx;
    this.ny = ny;
    width = nx + 2;
    size = width * (ny + 2);
    if (z.length < size) {
      z = new double[size];
    }
    Arrays.fill(z, 0, width, MISSING);
    Arrays.fill(z, size - width, size, MISSING);
  }
}

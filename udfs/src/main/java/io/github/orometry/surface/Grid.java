package io.github.orometry.surface;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The cell centres of a surface: {@code nx} columns at {@code x[ix]} and {@code ny} rows at {@code
 * y[iy]}, both finite and strictly increasing, possibly uneven. Immutable.
 */
public final class Grid implements Serializable {
  private static final long serialVersionUID = 1;

  /** The largest number of cells, with a margin of one cell around them: that of an array. */
  public static final int MAX_CELLS = Integer.MAX_VALUE - 8;

  private final double[] x;
  private final double[] y;

  /**
   * A grid with the given cell centres, which are copied.
   *
   * @throws IllegalArgumentException where an axis is empty, not finite or not strictly increasing,
   *     or where there are more than {@link #MAX_CELLS} cells; the message names the axis and the
   *     first wrong index
   */
  public Grid(double[] x, double[] y) {
    this.x = checked("x", x);
    this.y = checked("y", y);
    checkSize(x.length, y.length);
  }

  /**
   * Passes where a surface can have ny rows of nx columns.
   *
   * @throws IllegalArgumentException where it cannot
   */
  public static void checkSize(int nx, int ny) {
    if (nx < 1 || ny < 1) {
      throw new IllegalArgumentException("a surface cannot have %s x %s cells".formatted(ny, nx));
    }
    if ((nx + 2L) * (ny + 2L) > MAX_CELLS) {
      throw new IllegalArgumentException(
          "a surface of %s x %s cells is larger than the %s cells supported"
              .formatted(ny, nx, MAX_CELLS));
    }
  }

  /** A grid whose cell centres are the indices 0, 1, 2, ... of its columns and rows. */
  public static Grid ofIndices(int nx, int ny) {
    return new Grid(indices(nx), indices(ny));
  }

  /** Number of columns. */
  public int nx() {
    return x.length;
  }

  /** Number of rows. */
  public int ny() {
    return y.length;
  }

  /** Number of cells, {@code nx * ny}. */
  public int cells() {
    return x.length * y.length;
  }

  /** Centre of column {@code ix}, in [0, nx). */
  public double x(int ix) {
    return x[ix];
  }

  /** Centre of row {@code iy}, in [0, ny). */
  public double y(int iy) {
    return y[iy];
  }

  /** A copy of the column centres, length nx. */
  public double[] xs() {
    return x.clone();
  }

  /** A copy of the row centres, length ny. */
  public double[] ys() {
    return y.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Grid grid && Arrays.equals(x, grid.x) && Arrays.equals(y, grid.y);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(x) + Arrays.hashCode(y);
  }

  @Override
  public String toString() {
    return ny() + " x " + nx() + " cells";
  }

  private static double[] checked(String axis, double[] centres) {
    if (centres.length == 0) {
      throw new IllegalArgumentException("axis " + axis + " has no cells");
    }
    for (int i = 0; i < centres.length; i++) {
      if (!Double.isFinite(centres[i])) {
        throw new IllegalArgumentException(
            "axis " + axis + " must be finite, but its value " + i + " is " + centres[i]);
      }
      if (i > 0 && !(centres[i] > centres[i - 1])) {
        throw new IllegalArgumentException(
            "axis %s must be strictly increasing, but its value %s (%s) is not above the one before (%s)"
                .formatted(axis, i, centres[i], centres[i - 1]));
      }
    }
    return centres.clone();
  }

  private static double[] indices(int n) {
    double[] centres = new double[n];
    Arrays.setAll(centres, i -> i);
    return centres;
  }
}

package io.github.orometry.projection;

import java.util.Arrays;

/** The projection of surfaces: their cell-wise maximum; see the package for its order. */
public final class CellwiseMaximum {
  private CellwiseMaximum() {}

  /** Makes {@code projection} that of no surface at all: every cell missing. */
  public static void clear(double[] projection) {
    Arrays.fill(projection, Double.NaN);
  }

  /**
   * Takes a surface, or a partial projection, into a projection. O(cells).
   *
   * @param projection all of it, in any order of cells; changed
   * @param surfaces holds the cells of the surface in the same order
   * @param offset where they begin
   */
  public static void add(double[] projection, double[] surfaces, int offset) {
    for (int i = 0; i < projection.length; i++) {
      projection[i] = higher(projection[i], surfaces[offset + i]);
    }
  }

  private static double higher(double a, double b) {
    if (Double.isFinite(a) && Double.isFinite(b)) {
      return Math.max(a, b);
    }
    if (Double.isNaN(b) || a == Double.POSITIVE_INFINITY) {
      return a;
    }
    return Double.isNaN(a) || Double.isInfinite(b) ? b : a;
  }
}

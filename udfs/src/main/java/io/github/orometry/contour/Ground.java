package io.github.orometry.contour;

import io.github.orometry.prominence.SurfaceTree;
import io.github.orometry.surface.Grid;

/**
 * A surface as its quads see it: heights with a margin of missing cells, as {@link
 * SurfaceTree#paddedHeights} has them, and the steps of the grid. Reused.
 */
final class Ground {
  /** The height of a missing cell. */
  static final double MISSING = Double.NEGATIVE_INFINITY;

  /** Bits of a step from the first to the last cell centre, at the most. */
  private static final int STEP_BITS = 61;

  int nx;
  int ny;

  /** Length of a padded row. */
  int width;

  /** Number of padded cells. */
  int size;

  /** Heights by padded cell. */
  double[] z;

  /** Whether a cell is missing. */
  boolean holes;

  /** The cell centres. */
  double[] x = {};

  double[] y = {};

  /** The cell centres from the first one on, in whole steps, so that differences are exact. */
  long[] xSteps = {};

  long[] ySteps = {};

  /**
   * So many products of steps, less their {@link WholeSums#LOW_BITS} lowest bits, are an area of 1.
   */
  double stepsPerArea;

  private Grid grid;

  /** Takes a surface, whose tree has just been built. */
  void surface(Grid ofGrid, SurfaceTree tree) {
    if (grid != ofGrid) {
      grid(ofGrid);
    }
    z = tree.paddedHeights();
    holes = tree.missingCells() > 0;
  }

  private void grid(Grid ofGrid) {
    grid = ofGrid;
    nx = grid.nx();
    ny = grid.ny();
    width = nx + 2;
    size = width * (ny + 2);
    x = grid.xs();
    y = grid.ys();
    int xBits = STEP_BITS - Math.getExponent(x[nx - 1] - x[0]) - 1;
    int yBits = STEP_BITS - Math.getExponent(y[ny - 1] - y[0]) - 1;
    xSteps = steps(x, xBits);
    ySteps = steps(y, yBits);
    stepsPerArea = Math.scalb(1.0, xBits + yBits - WholeSums.LOW_BITS);
  }

  private static long[] steps(double[] centres, int bits) {
    long[] steps = new long[centres.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = Math.round(Math.scalb(centres[i] - centres[0], bits));
    }
    return steps;
  }

  /** The padded cell of row {@code iy} and column {@code ix}. */
  int padded(int iy, int ix) {
    return (iy + 1) * width + ix + 1;
  }

  /**
   * A corner of the quad whose corner of the smallest index is p, counted from there, going round.
   */
  int corner(int p, int place) {
    return p + (place == 0 ? 0 : place == 1 ? 1 : place == 2 ? width + 1 : width);
  }

  /** The cell before a place around a cell, going round: 0 up, 1 right, 2 down, 3 left. */
  int neighbour(int p, int place) {
    return p + (place == 0 ? -width : place == 1 ? 1 : place == 2 ? width : -1);
  }

  /** The area of the quad between the columns ix, ix + 1 and the rows iy, iy + 1. */
  double area(int iy, int ix) {
    return (x[ix + 1] - x[ix]) * (y[iy + 1] - y[iy]);
  }

  /**
   * The mean of a quad of four present corners, from that of the smallest index on going round;
   * beyond the largest double, of their quarters.
   */
  double mean(int p) {
    double sum = (z[p] + z[p + 1]) + (z[p + width + 1] + z[p + width]);
    return Math.abs(sum) <= Double.MAX_VALUE
        ? sum / 4
        : (z[p] / 4 + z[p + 1] / 4) + (z[p + width + 1] / 4 + z[p + width] / 4);
  }

  /**
   * How far from the height {@code from} towards the height {@code to} the crossing lies, in [0, 1]
   * of the side. The level lies between the two, which differ.
   */
  static double crossing(double from, double to, double level) {
    double drop = from - to;
    return Math.abs(drop) <= Double.MAX_VALUE
        ? (from - level) / drop
        : (from / 2 - level / 2) / (from / 2 - to / 2);
  }

  /** The coordinate at a share of the way, exactly at either end. */
  static double between(double from, double to, double share) {
    return share == 1 ? to : from + share * (to - from);
  }
}

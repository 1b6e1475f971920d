package io.github.orometry.prominence;

import java.util.Arrays;

/**
 * The saddle edges of a surface: level, position, and two cells, one in each of the parts that
 * join. Positions count rows of cells and of quads in turn: cell (iy, ix) is {@code 2 * iy * nx +
 * ix}, the centre of the quad to its lower right {@code (2 * iy + 1) * nx + ix}; unsigned, so that
 * they hold for all grids. Reused; grows.
 */
final class SaddleEdges {
  int count;
  double[] level = new double[64];
  int[] position = new int[64];
  int[] a = new int[64];
  int[] b = new int[64];

  void clear() {
    count = 0;
  }

  /** The position of cell (iy, ix) on a grid of nx columns. */
  static int position(int iy, int ix, int nx) {
    return 2 * iy * nx + ix;
  }

  /** Makes room for more edges. */
  void reserve(int more) {
    if (count + more > level.length) {
      grow(count + more);
    }
  }

  /** Adds an edge once or not at all, without a branch; room for one more has been made. */
  void add(double atLevel, int at, int cellA, int cellB, int times) {
    level[count] = atLevel;
    position[count] = at;
    a[count] = cellA;
    b[count] = cellB;
    count += times;
  }

  private void grow(int least) {
    int length = least + (least >> 1);
    level = Arrays.copyOf(level, length);
    position = Arrays.copyOf(position, length);
    a = Arrays.copyOf(a, length);
    b = Arrays.copyOf(b, length);
  }
}

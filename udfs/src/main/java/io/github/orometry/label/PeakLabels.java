package io.github.orometry.label;

import io.github.orometry.prominence.Peaks;
import io.github.orometry.prominence.SurfaceTree;
import java.util.Arrays;

/**
 * Finds which reported peak each cell of a surface belongs to, by the rules of this package.
 *
 * <p>A workspace, that grows to the largest surface seen and allocates nothing otherwise; one a
 * thread. O(n log b) for n cells and b basins at the worst, O(n) where few islands join.
 */
public final class PeakLabels {
  /** By basin: where its island joins a higher one, which it goes on as; see {@link #isJoined}. */
  private int[] higher = {};

  private double[] level = {};
  private long[] position = {};

  /** By basin: some basin that it comes into in the end, and how many joins that takes. */
  private int[] jump = {};

  private int[] depth = {};

  /**
   * By basin: the summit_idx of the reported peak that its island's cells belong to; 0 for none.
   */
  private int[] reported = {};

  /**
   * Finds the labels of a surface.
   *
   * @param tree that of the surface
   * @param peaks the reported peaks, as they were read off this tree
   * @param labels receives the summit_idx of each cell, row-major, from {@code labels[0]} on; 0
   *     where a cell is missing, or no peak of its piece is reported
   */
  public void find(SurfaceTree tree, Peaks peaks, int[] labels) {
    joins(tree, peaks);
    double[] z = tree.paddedHeights();
    int nx = tree.nx();
    for (int iy = 0, cell = 0; iy < tree.ny(); iy++) {
      int p = (iy + 1) * (nx + 2) + 1;
      for (int ix = 0; ix < nx; ix++, p++, cell++) {
        labels[cell] =
            z[p] == Double.NEGATIVE_INFINITY
                ? 0
                : reported[island(tree.paddedBasin(p), z[p], 2L * iy * nx + ix)];
      }
    }
  }

  private void joins(SurfaceTree tree, Peaks peaks) {
    int basins = tree.basins();
    if (higher.length < basins) {
      int length = basins + (basins >> 1);
      higher = new int[length];
      level = new double[length];
      position = new long[length];
      jump = new int[length];
      depth = new int[length];
      reported = new int[length];
    }
    Arrays.fill(reported, 0, basins, 0);
    for (int i = 0; i < peaks.size(); i++) {
      reported[tree.basin(peaks.cell(i))] = i + 1;
    }
    for (int top = 0; top < basins; top++) {
      higher[top] = jump[top] = top;
      level[top] = Double.NEGATIVE_INFINITY;
      depth[top] = 0;
    }
    for (int i = tree.joins() - 1; i >= 0; i--) {
      join(tree, tree.joinLower(i), tree.joinHigher(i));
    }
  }

  /** Jumps as in a skew-binary list (Myers 1983): to any basin further on in O(log n) steps. */
  private void join(SurfaceTree tree, int basin, int next) {
    int far = jump[next];
    higher[basin] = next;
    level[basin] = tree.col(basin);
    position[basin] = tree.colPosition(basin);
    depth[basin] = depth[next] + 1;
    jump[basin] = depth[next] - depth[far] == depth[far] - depth[jump[far]] ? jump[far] : next;
    if (reported[basin] == 0) {
      reported[basin] = reported[tree.parent(basin)];
    }
  }

  /** The basin of the highest summit of the island that a cell is on as it emerges. */
  private int island(int basin, double height, long at) {
    int b = basin;
    while (isJoined(b, height, at)) {
      b = isJoined(jump[b], height, at) ? jump[b] : higher[b];
    }
    return b;
  }

  /** Whether the island of a basin has joined a higher one by the time a cell has emerged. */
  private boolean isJoined(int basin, double height, long at) {
    return level[basin] > height || (level[basin] == height && position[basin] <= at);
  }
}

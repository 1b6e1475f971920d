package io.github.orometry.prominence;

import java.util.Arrays;

/**
 * The lowest cell of each piece. Without missing cells there is one piece; with them, only cells
 * without a lower neighbour count.
 */
final class PieceLows {
  private final PaddedSurface surface;
  private final Basins basins;
  private final MergeForest forest;
  private double[] low = new double[0];

  PieceLows(PaddedSurface surface, Basins basins, MergeForest forest) {
    this.surface = surface;
    this.basins = basins;
    this.forest = forest;
  }

  /** Finds them; the forest has been built. O(n) where cells are missing, else O(1). */
  void find() {
    if (surface.missing == 0) {
      return;
    }
    if (low.length < basins.count) {
      low = new double[basins.count + (basins.count >> 1)];
    }
    Arrays.fill(low, 0, basins.count, Double.POSITIVE_INFINITY);
    for (int iy = 1; iy <= surface.ny; iy++) {
      int end = iy * surface.width + surface.nx;
      for (int p = iy * surface.width + 1; p <= end; p++) {
        if (surface.z[p] != PaddedSurface.MISSING && isLocalLow(p)) {
          int top = forest.root(basins.of(p));
          low[top] = Math.min(low[top], surface.z[p]);
        }
      }
    }
  }

  /** The lowest cell of the piece whose top has the basin {@code top}. */
  double of(int top) {
    return surface.missing == 0 ? surface.min : low[top];
  }

  /**
   * Whether no present neighbour in x or y is lower; where one is, the lowest cell of the piece is
   * elsewhere.
   */
  private boolean isLocalLow(int p) {
    return notAbove(p, p - surface.width)
        && notAbove(p, p - 1)
        && notAbove(p, p + 1)
        && notAbove(p, p + surface.width);
  }

  private boolean notAbove(int p, int q) {
    return surface.z[q] == PaddedSurface.MISSING || surface.z[p] <= surface.z[q];
  }
}

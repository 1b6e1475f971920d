package io.github.orometry.prominence;

import java.util.Arrays;

/**
 * The lowest cell of each piece. Without missing cells there is one piece, and the scan has seen
 * its lowest cell, unless that is on the border; with them, all cells without a lower neighbour are
 * looked at.
 */
final class PieceLows {
  private final PaddedSurface surface;
  private final SaddleScan scan;
  private final Basins basins;
  private final MergeForest forest;
  private double[] low = new double[0];
  private double lowest;

  PieceLows(PaddedSurface surface, SaddleScan scan, Basins basins, MergeForest forest) {
    this.surface = surface;
    this.scan = scan;
    this.basins = basins;
    this.forest = forest;
  }

  /** Finds them; the forest has been built. O(n) where cells are missing, else O(nx + ny). */
  void find() {
    if (surface.missing == 0) {
      lowest = scan.lowestPit();
      border();
    } else {
      lowest = Double.POSITIVE_INFINITY;
      ofPieces();
    }
  }

  private void border() {
    int width = surface.width;
    int last = surface.ny * width;
    for (int ix = 1; ix <= surface.nx; ix++) {
      lowest = Math.min(lowest, Math.min(surface.z[width + ix], surface.z[last + ix]));
    }
    for (int row = width; row <= last; row += width) {
      lowest = Math.min(lowest, Math.min(surface.z[row + 1], surface.z[row + surface.nx]));
    }
  }

  private void ofPieces() {
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
          lowest = Math.min(lowest, surface.z[p]);
        }
      }
    }
  }

  /** The lowest cell of all; positive infinity where every cell is missing. */
  double ofAll() {
    return lowest;
  }

  /** The lowest cell of the piece whose top has the basin {@code top}. */
  double of(int top) {
    return surface.missing == 0 ? lowest : low[top];
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

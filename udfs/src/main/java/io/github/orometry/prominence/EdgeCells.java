package io.github.orometry.prominence;

import java.util.Arrays;

/**
 * The highest edge cell of each basin, by which a part of the surface is known to reach the border
 * or a missing cell. Since a cell joins its basin's summit at its own height, a part at a level
 * above L holds an edge cell exactly where one of its basins has an edge cell above L.
 */
final class EdgeCells {
  private final PaddedSurface surface;
  private final Basins basins;

  EdgeCells(PaddedSurface surface, Basins basins) {
    this.surface = surface;
    this.basins = basins;
  }

  /**
   * Writes the height of the highest edge cell of each basin into {@code highest}, {@link
   * PaddedSurface#MISSING} where none.
   */
  void highest(double[] highest) {
    Arrays.fill(highest, 0, basins.count, PaddedSurface.MISSING);
    if (surface.missing == 0) {
      border(highest);
    } else {
      everywhere(highest);
    }
  }

  /**
   * Along the border a cell with a higher neighbour there can be left out: that one is in the same
   * part, and higher.
   */
  private void border(double[] highest) {
    int width = surface.width;
    int last = surface.ny * width;
    for (int ix = 1; ix <= surface.nx; ix++) {
      raiseIfCrest(highest, width + ix, 1);
      raiseIfCrest(highest, last + ix, 1);
    }
    for (int row = width; row <= last; row += width) {
      raiseIfCrest(highest, row + 1, width);
      raiseIfCrest(highest, row + surface.nx, width);
    }
  }

  private void raiseIfCrest(double[] highest, int p, int step) {
    double[] z = surface.z;
    if (z[p] >= z[p + step] && z[p] > z[p - step]) {
      raise(highest, p);
    }
  }

  private void everywhere(double[] highest) {
    for (int iy = 1; iy <= surface.ny; iy++) {
      int end = iy * surface.width + surface.nx;
      for (int p = iy * surface.width + 1; p <= end; p++) {
        if (surface.z[p] != PaddedSurface.MISSING && besideMissing(p)) {
          raise(highest, p);
        }
      }
    }
  }

  private boolean besideMissing(int p) {
    double[] z = surface.z;
    int north = p - surface.width;
    int south = p + surface.width;
    double lowest = Math.min(Math.min(z[p - 1], z[p + 1]), Math.min(z[north], z[south]));
    lowest = Math.min(lowest, Math.min(z[north - 1], z[north + 1]));
    return Math.min(lowest, Math.min(z[south - 1], z[south + 1])) == PaddedSurface.MISSING;
  }

  private void raise(double[] highest, int p) {
    int basin = basins.of(p);
    highest[basin] = Math.max(highest[basin], surface.z[p]);
  }
}

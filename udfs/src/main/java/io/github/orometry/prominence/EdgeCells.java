package io.github.orometry.prominence;

import java.util.Arrays;

/**
 * The highest edge cell of each basin, by which a part of the surface is known to reach the border
 * or a missing cell. Since a cell joins its basin's summit at its own height, a part at a level
 * above L holds an edge cell exactly where one of its basins has an edge cell above L.
 */
final class EdgeCells {
  private final KeyedSurface surface;
  private final Basins basins;

  EdgeCells(KeyedSurface surface, Basins basins) {
    this.surface = surface;
    this.basins = basins;
  }

  /**
   * Writes the key of the highest edge cell of each basin into {@code highest}, {@link
   * OrderedKeys#MISSING} where none.
   */
  void highest(long[] highest) {
    Arrays.fill(highest, 0, basins.count, OrderedKeys.MISSING);
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
  private void border(long[] highest) {
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

  private void raiseIfCrest(long[] highest, int p, int step) {
    long[] key = surface.key;
    if (key[p] >= key[p + step] && key[p] > key[p - step]) {
      raise(highest, p);
    }
  }

  private void everywhere(long[] highest) {
    for (int iy = 1; iy <= surface.ny; iy++) {
      int end = iy * surface.width + surface.nx;
      for (int p = iy * surface.width + 1; p <= end; p++) {
        if (surface.key[p] != OrderedKeys.MISSING && besideMissing(p)) {
          raise(highest, p);
        }
      }
    }
  }

  private boolean besideMissing(int p) {
    long[] key = surface.key;
    int north = p - surface.width;
    int south = p + surface.width;
    long lowest = Math.min(Math.min(key[p - 1], key[p + 1]), Math.min(key[north], key[south]));
    lowest = Math.min(lowest, Math.min(key[north - 1], key[north + 1]));
    return Math.min(lowest, Math.min(key[south - 1], key[south + 1])) == OrderedKeys.MISSING;
  }

  private void raise(long[] highest, int p) {
    int basin = basins.of(p);
    highest[basin] = Math.max(highest[basin], surface.key[p]);
  }
}

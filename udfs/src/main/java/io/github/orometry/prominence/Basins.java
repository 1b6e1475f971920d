package io.github.orometry.prominence;

import java.util.Arrays;

/**
 * The basins of a surface, numbered in the row-major order of their summits, and the way from any
 * cell to its basin: always to the highest of the four neighbours in x and y, and from a cell
 * without a higher one, where a diagonal joins it to a higher cell at its own level, along that
 * diagonal. Cells on the way are remembered, so that all climbs together take O(n).
 */
final class Basins {
  private static final int UNKNOWN = 0;

  private final KeyedSurface surface;

  int count;

  /** Padded cell of each basin's summit. */
  int[] summit = new int[64];

  /**
   * By padded cell: basin + 1 where known, {@code ~q} where the way goes on at q, else {@link
   * #UNKNOWN}.
   */
  private int[] label = new int[0];

  private int[] path = new int[64];

  Basins(KeyedSurface surface) {
    this.surface = surface;
  }

  /** Forgets all basins; the surface has been loaded. */
  void clear() {
    count = 0;
    if (label.length < surface.size) {
      label = new int[surface.size];
    } else {
      Arrays.fill(label, 0, surface.size, UNKNOWN);
    }
  }

  void addSummit(int p) {
    if (count == summit.length) {
      summit = Arrays.copyOf(summit, count * 2);
    }
    summit[count++] = p;
    label[p] = count;
  }

  /**
   * Says that {@code p}, which has no higher neighbour in x or y, belongs to the basin of {@code
   * q}, which is higher.
   */
  void continueAt(int p, int q) {
    label[p] = ~q;
  }

  /** The basin of the present cell {@code p}; all summits have been added. */
  int of(int p) {
    int known = label[p];
    return (known > 0 ? known : climb(p)) - 1;
  }

  private int climb(int start) {
    int length = 0;
    int p = start;
    int known = label[p];
    while (known <= 0) {
      if (length == path.length) {
        path = Arrays.copyOf(path, length * 2);
      }
      path[length++] = p;
      p = known == UNKNOWN ? highestNeighbour(p) : ~known;
      known = label[p];
    }
    for (int i = 0; i < length; i++) {
      label[path[i]] = known;
    }
    return known;
  }

  private int highestNeighbour(int p) {
    long[] key = surface.key;
    int best =
        p + surface.width; // from the largest index to the smallest, so that ties go to the smaller
    best = key[p + 1] >= key[best] ? p + 1 : best;
    best = key[p - 1] >= key[best] ? p - 1 : best;
    return key[p - surface.width] >= key[best] ? p - surface.width : best;
  }
}

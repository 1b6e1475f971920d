package io.github.orometry.prominence;

import java.util.Arrays;

/**
 * The basins of a surface, numbered in the row-major order of their summits, and the way from any
 * cell to its basin: to some higher neighbour that the cell joins at its own level, and on from
 * there. Which one does not matter: all of them are linked above the cell or by a saddle edge at
 * it. Cells on the way are remembered, so that all climbs together take O(n). Reused; grows.
 */
final class Basins {
  int count;

  /** Padded cell of each basin's summit. */
  int[] summit = new int[64];

  /**
   * By padded cell: the basin where it is known, {@code ~q} where the way goes on at q. Undefined
   * for missing cells.
   */
  int[] way = new int[0];

  private int[] path = new int[64];

  /**
   * Forgets all basins and makes room for a surface of {@code size} padded cells, all of whose ways
   * are then to be set.
   */
  void clear(int size) {
    count = 0;
    if (way.length < size) {
      way = new int[size];
    }
  }

  void addSummit(int p) {
    if (count == summit.length) {
      summit = Arrays.copyOf(summit, count * 2);
    }
    way[p] = count;
    summit[count++] = p;
  }

  /** The basin of the present cell {@code p}; all ways have been set. */
  int of(int p) {
    int known = way[p];
    return known >= 0 ? known : climb(p);
  }

  private int climb(int start) {
    int length = 0;
    int p = start;
    int known = way[p];
    while (known < 0) {
      if (length == path.length) {
        path = Arrays.copyOf(path, length * 2);
      }
      path[length++] = p;
      p = ~known;
      known = way[p];
    }
    for (int i = 0; i < length; i++) {
      way[path[i]] = known;
    }
    return known;
  }
}

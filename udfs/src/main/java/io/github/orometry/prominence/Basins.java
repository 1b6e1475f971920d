package io.github.orometry.prominence;

import java.util.Arrays;

/**
 * The basins of a surface, numbered in the row-major order of their summits, and the way from any
 * cell to its basin: to some higher neighbour that the cell joins at its own level, and on from
 * there. Which one does not matter: all of them are linked above the cell or by a saddle edge at
 * it. So the way goes up along the row to a crest, to a row beside it, and so on. Crests on the way
 * are remembered, so that all climbs together take little more than O(n). Reused; grows.
 */
final class Basins {
  private static final int UNKNOWN = Integer.MIN_VALUE;

  int count;

  /** Padded cell of each basin's summit. */
  int[] summit = new int[64];

  private final Rises rises;

  /**
   * By number of crest: the basin where it is known, {@code ~q} where the only way on is at q,
   * across a quad; else {@link #UNKNOWN}.
   */
  private int[] way = {};

  /** How many crests there is room for. */
  private int crests;

  private final Climb own = new Climb();

  Basins(Rises rises) {
    this.rises = rises;
  }

  /** Forgets all basins. */
  void clear() {
    count = 0;
    crests = 0;
  }

  /** Makes room for the crests that have been found. */
  void reserve() {
    int found = rises.crests();
    if (way.length < found) {
      way = Arrays.copyOf(way, found + (found >> 1));
    }
    if (found > crests) {
      Arrays.fill(way, crests, found, UNKNOWN);
      crests = found;
    }
  }

  void addSummit(int p) {
    if (count == summit.length) {
      summit = Arrays.copyOf(summit, count * 2);
    }
    way[rises.number(p)] = count;
    summit[count++] = p;
  }

  /** Notes that from p, none of whose sides is higher, the way goes on across a quad. */
  void goAcross(int p, int across) {
    way[rises.number(p)] = ~across;
  }

  /** The basin of the present cell {@code p}; all summits have been found. */
  int of(int p) {
    return own.of(p);
  }

  /** Finds basins, for one thread. What several note at a time of a crest is the same. */
  final class Climb {
    private int[] path = new int[64];

    /** See {@link Basins#of}. */
    int of(int p) {
      int crest = rises.crest(p);
      int known = way[rises.number(crest)];
      return known >= 0 ? known : climb(crest);
    }

    private int climb(int start) {
      int length = 0;
      int crest = start;
      int number = rises.number(crest);
      int known = way[number];
      while (known < 0) {
        if (length == path.length) {
          path = Arrays.copyOf(path, length * 2);
        }
        path[length++] = number;
        crest = rises.crest(known == UNKNOWN ? rises.northOrSouth(crest) : ~known);
        number = rises.number(crest);
        known = way[number];
      }
      while (length > 0) {
        way[path[--length]] = known;
      }
      return known;
    }
  }
}

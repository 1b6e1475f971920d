package io.github.orometry.prominence;

import io.github.orometry.surface.Connectivity;

/**
 * What the eight neighbours of a cell say of it, looked up by the set of those that are higher: one
 * bit each, going round, {@link #N} first. Sides are numbered 0 to 3 from north on, and diagonal i
 * stands between the sides i and i + 1.
 */
final class UpperLink {
  static final int N = 1;
  static final int NE = 2;
  static final int E = 4;
  static final int SE = 8;
  static final int S = 16;
  static final int SW = 32;
  static final int W = 64;
  static final int NW = 128;

  /** The four sides. */
  static final int SIDES = N | E | S | W;

  /** The neighbours with a smaller index. */
  static final int BEFORE = N | NE | W | NW;

  /* An entry of a table: three sets of four bits each, and a bit that is set unless regular. */
  private static final int LONE = 4;
  private static final int BESIDE = 8;
  private static final int CRITICAL = 12;
  private static final int FOUR_BITS = 15;

  private static final short[] SIDES_ALONE = table(false, false);
  private static final short[] WITH_DIAGONALS = table(false, true);
  private static final short[] EIGHT = table(true, true);

  private UpperLink() {}

  /**
   * The table for a connectivity, by the set of the higher neighbours; to be read and not written.
   * Its entries are read by the methods below.
   */
  static short[] of(Connectivity connectivity) {
    return switch (connectivity) {
      case FOUR -> SIDES_ALONE;
      case CONTOUR -> WITH_DIAGONALS;
      case EIGHT -> EIGHT;
    };
  }

  /**
   * 0 for the entry of a regular cell, whose upper link has one part and no lone diagonal: all else
   * in its entry is 0, too. 1 for every other.
   */
  static int isCritical(int entry) {
    return entry >> CRITICAL;
  }

  /** The set of sides with one higher side for each part of the upper link. */
  static int parts(int entry) {
    return entry & FOUR_BITS;
  }

  /** The set of lone diagonals, which are higher while both sides beside them are not. */
  static int loneDiagonals(int entry) {
    return entry >> LONE & FOUR_BITS;
  }

  /**
   * Whether the side of a part stands beside the last side of another part, with a lower diagonal
   * between.
   */
  static boolean isBesideAnother(int entry, int side) {
    return (entry >> BESIDE >> side & 1) != 0;
  }

  /** The first side in a set of higher neighbours that holds one. */
  static int firstSide(int higher) {
    return Integer.numberOfTrailingZeros(higher & SIDES) / 2;
  }

  private static short[] table(boolean sidesJoin, boolean diagonals) {
    short[] table = new short[256];
    for (int higher = 0; higher < 256; higher++) {
      int parts = parts(higher, sidesJoin);
      int lone = diagonals ? lone(higher) : 0;
      int beside = diagonals ? besideAnother(higher, parts) : 0;
      if (Integer.bitCount(parts) != 1 || lone != 0) {
        table[higher] = (short) (1 << CRITICAL | beside << BESIDE | lone << LONE | parts);
      }
    }
    return table;
  }

  /**
   * One side of each part: that which the one before it, going round, does not belong to; of a
   * closed ring the first.
   */
  private static int parts(int higher, boolean sidesJoin) {
    int parts = 0;
    for (int side = 0; side < 4; side++) {
      if (side(higher, side) && !joined(higher, side + 3, sidesJoin)) {
        parts |= 1 << side;
      }
    }
    boolean ring = parts == 0 && side(higher, 0);
    return ring ? 1 : parts;
  }

  /** Whether the sides i and i + 1 are both higher and joined above the cell. */
  private static boolean joined(int higher, int side, boolean sidesJoin) {
    return side(higher, side) && side(higher, side + 1) && (sidesJoin || diagonal(higher, side));
  }

  private static int besideAnother(int higher, int parts) {
    int beside = 0;
    for (int side = 0; side < 4; side++) {
      if ((parts >> side & 1) != 0 && side(higher, side + 3)) {
        beside |= 1 << side;
      }
    }
    return beside;
  }

  private static int lone(int higher) {
    int lone = 0;
    for (int i = 0; i < 4; i++) {
      if (diagonal(higher, i) && !side(higher, i) && !side(higher, i + 1)) {
        lone |= 1 << i;
      }
    }
    return lone;
  }

  private static boolean side(int higher, int i) {
    return (higher >> (2 * (i & 3)) & 1) != 0;
  }

  private static boolean diagonal(int higher, int i) {
    return (higher >> (2 * (i & 3) + 1) & 1) != 0;
  }
}

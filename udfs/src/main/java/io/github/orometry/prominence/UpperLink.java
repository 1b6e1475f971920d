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

  private static final short[] SIDES_ALONE = table(false, false);
  private static final short[] WITH_DIAGONALS = table(false, true);
  private static final short[] EIGHT = table(true, true);

  private UpperLink() {}

  /**
   * The table for a connectivity, to be read and not written. An entry is 0 for a regular cell: its
   * upper link has one part and no lone diagonal. Otherwise bits 0 to 3 name one higher side for
   * each part of the upper link, bits 4 to 7 the lone diagonals, which are higher while both sides
   * beside them are not, bits 8 to 11 those of the named sides that stand beside another part, with
   * a lower diagonal between; bit 12 is set.
   */
  static short[] of(Connectivity connectivity) {
    return switch (connectivity) {
      case FOUR -> SIDES_ALONE;
      case CONTOUR -> WITH_DIAGONALS;
      case EIGHT -> EIGHT;
    };
  }

  private static short[] table(boolean sidesJoin, boolean diagonals) {
    short[] table = new short[256];
    for (int higher = 0; higher < 256; higher++) {
      int parts = parts(higher, sidesJoin);
      int lone = diagonals ? loneDiagonals(higher) : 0;
      boolean regular = Integer.bitCount(parts) == 1 && lone == 0;
      int beside = diagonals ? besideAnother(higher, parts) : 0;
      table[higher] = (short) (regular ? 0 : 0x1000 | beside << 8 | lone << 4 | parts);
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

  private static int loneDiagonals(int higher) {
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

package io.github.orometry.prominence;

/**
 * Which of two cells beside each other is higher, one bit a padded cell: of a cell and the one to
 * its east, and of a cell and the one to its south. Of equal heights that of the smaller index is
 * higher. 64 cells a word, so that what many cells have in common is found by a few operations on
 * words. Reused; grows.
 *
 * <p>The way up along a row ends at a <b>crest</b>: a cell higher than both beside it. Crests are
 * numbered in row-major order, so that what is known of them takes little room.
 *
 * <p>Bits between two missing cells are undefined.
 */
final class Rises {
  /** Cells a word, as a power of two. */
  private static final int WORD = 6;

  private final PaddedSurface surface;

  /** Words before that of cell 0, so that cells before it can be asked for. */
  private int margin;

  private long[] east = {};
  private long[] south = {};

  /** By word: how many crests there are before it. */
  private int[] crests = {};

  /** Cells below this have been compared. */
  private int done;

  Rises(PaddedSurface surface) {
    this.surface = surface;
  }

  /** Begins with a surface of which no row has been loaded yet. */
  void begin() {
    margin = ((surface.width + 1) >> WORD) + 1;
    int length = blocks(surface.size) + 2 * margin + 1;
    if (east.length < length) {
      east = new long[length];
      south = new long[length];
      crests = new int[length];
    }
    done = 0;
  }

  /** Compares the cells that can be, where all padded cells below {@code loaded} are there. */
  void find(int loaded) {
    int last = surface.size - surface.width - 1;
    int ready = loaded - surface.width - 1;
    while (done < last && Math.min(done + Long.SIZE, last) <= ready) {
      compare(done, Math.min(done + Long.SIZE, last));
      done += Long.SIZE;
    }
  }

  /** Whether all cells of a row and of the next one have been compared. */
  boolean knowNext(int iy) {
    return done >= Math.min((iy + 3) * surface.width, surface.size - surface.width - 1);
  }

  /**
   * The cells of one word, the last one first. Which is higher is read off the sign of their
   * difference, without a branch that noise would make unpredictable.
   */
  private void compare(int first, int end) {
    double[] z = surface.z;
    int width = surface.width;
    long e = 0;
    long s = 0;
    double right = z[end];
    for (int p = end - 1; p >= first; p--) {
      double height = z[p];
      e = e << 1 | isBelow(height, right);
      s = s << 1 | isBelow(height, z[p + width]);
      right = height;
    }
    int word = margin + (first >> WORD);
    east[word] = e;
    south[word] = s;
    crests[word + 1] = crests[word] + Long.bitCount(crestsIn(word));
  }

  /** 1 where a is less than b, else 0; neither is NaN, nor are both missing. */
  static long isBelow(double a, double b) {
    return Double.doubleToRawLongBits(a - b) >>> (Long.SIZE - 1);
  }

  /** How many words so many cells take. */
  static int blocks(int cells) {
    return ((cells - 1) >> WORD) + 1;
  }

  /** A word of so many cells, or of all 64 where there are more. */
  static long first(int cells) {
    return cells < Long.SIZE ? (1L << cells) - 1 : -1L;
  }

  /** For the 64 cells from p on: whether the cell to the east is higher. */
  long east(int p) {
    return from(east, p);
  }

  /** For the 64 cells from p on: whether the cell to the south is higher. */
  long south(int p) {
    return from(south, p);
  }

  private long from(long[] bits, int p) {
    int word = margin + (p >> WORD);
    return bits[word] >>> p | bits[word + 1] << 1 << ~p; // shifts take the lowest six bits of p
  }

  /** The crest to which the way up along the row leads from a cell. Both ways are asked for. */
  int crest(int p) {
    int rises = Long.numberOfTrailingZeros(~from(east, p));
    int falls = Long.numberOfLeadingZeros(from(east, p - Long.SIZE));
    int westwards =
        falls & ((rises - 1) >> (Integer.SIZE - 1)); // where the cell to the east is lower
    return Math.max(rises, falls) < Long.SIZE ? p + rises - westwards : farCrest(p);
  }

  /** The same over any distance, 64 cells at a time. */
  private int farCrest(int p) {
    int q = p;
    int run = Long.SIZE;
    while (run == Long.SIZE) {
      run = Long.numberOfTrailingZeros(~from(east, q));
      q += run;
    }
    run = q == p ? Long.SIZE : 0;
    while (run == Long.SIZE) {
      run = Long.numberOfLeadingZeros(from(east, q - Long.SIZE));
      q -= run;
    }
    return q;
  }

  /** The number of a crest. */
  int number(int crest) {
    int word = margin + (crest >> WORD);
    return crests[word] + Long.bitCount(crestsIn(word) & ((1L << crest) - 1));
  }

  /** How many crests have been found. */
  int crests() {
    return crests[margin + (done >> WORD)];
  }

  private long crestsIn(int word) {
    return ~east[word] & (east[word] << 1 | east[word - 1] >>> (Long.SIZE - 1));
  }

  /** The cell to the north of one if that is higher, else the cell to its south. */
  int northOrSouth(int p) {
    int north = p - surface.width;
    int word = margin + (north >> WORD);
    return north + 2 * surface.width * (int) (south[word] >>> north & 1);
  }
}

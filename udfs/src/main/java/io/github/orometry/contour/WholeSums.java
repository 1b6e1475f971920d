package io.github.orometry.contour;

import java.util.Arrays;

/**
 * Sums of areas by slot, as whole numbers of two words, so that they are the same in whatever order
 * they are added. Reused; grows.
 */
final class WholeSums {
  /** Bits of the low word; what is above is carried over. */
  static final int LOW_BITS = 62;

  private static final long LOW = (1L << LOW_BITS) - 1;

  private long[] high = {};
  private long[] low = {};

  /** Makes room for so many slots, whose sums are 0. */
  void clear(int slots) {
    if (high.length < slots) {
      high = new long[slots + (slots >> 1)];
      low = new long[high.length];
    }
    Arrays.fill(high, 0, slots, 0);
    Arrays.fill(low, 0, slots, 0);
  }

  /** Adds the product of two numbers of steps, each below 2^61. */
  void addProduct(int slot, long dx, long dy) {
    long product = dx * dy;
    add(slot, (Math.multiplyHigh(dx, dy) << 2) | (product >>> LOW_BITS), product & LOW);
  }

  /** Adds half the product of two numbers of steps. */
  void addHalf(int slot, long dx, long dy) {
    long product = dx * dy;
    long top = Math.multiplyHigh(dx, dy);
    long half = (top << 63) | (product >>> 1);
    add(slot, ((top >> 1) << 2) | (half >>> LOW_BITS), half & LOW);
  }

  /** Adds a number that is not negative, in units of the high word. */
  void add(int slot, double number) {
    long whole = (long) number;
    add(slot, whole, (long) ((number - whole) * 0x1p62));
  }

  /** Adds the sum of one slot to that of another. */
  void merge(int from, int into) {
    add(into, high[from], low[from]);
  }

  /** Adds the sums of so many slots to those of the same slots here. */
  void take(WholeSums other, int slots) {
    for (int s = 0; s < slots; s++) {
      add(s, other.high[s], other.low[s]);
    }
  }

  private void add(int slot, long highWord, long lowWord) {
    long sum = low[slot] + lowWord;
    high[slot] += highWord + (sum >>> LOW_BITS);
    low[slot] = sum & LOW;
  }

  /** The sum of a slot, in units of the high word. */
  double sum(int slot) {
    return high[slot] + low[slot] * 0x1p-62;
  }
}

package io.github.orometry.prominence;

import java.util.Arrays;

/**
 * Sorts indices by numbers, highest first, and among equal keys by an unsigned rank, smallest
 * first. Two or three passes of a radix sort over the highest digits that differ put nearly
 * everything in its place; an exact insertion pass does the rest, and where that would be long
 * (keys that differ in their low digits only) the radix sort goes on over all digits first. Reused;
 * grows; O(n).
 */
public final class KeySort {
  private static final int DIGIT_BITS = 8;
  private static final int DIGITS = 1 << DIGIT_BITS;

  /** Below this an insertion sort is faster than clearing the histograms. */
  private static final int SMALL = 48;

  /**
   * Bits looked at before the insertion pass; 16 tell 2000 random keys apart but for a few
   * neighbours.
   */
  private static final int FIRST_BITS = 16;

  /**
   * Moves per key that the insertion pass may make before the remaining digits are sorted instead.
   */
  private static final int PATIENCE = 8;

  private long[] key = new long[64];
  private int[] index = new int[64];
  private long[] otherKey = new long[64];
  private int[] otherIndex = new int[64];
  private final int[] start = new int[DIGITS];

  /**
   * Sorts the indices 0 to count - 1 by {@code values} (finite), descending, then by {@code rank},
   * ascending. Neither array is changed. The order is read with {@link #at}.
   *
   * @return how many places keys moved in the last insertion pass: what the radix sort left undone
   */
  public long sort(double[] values, int[] rank, int count) {
    ensure(count);
    long differing = 0;
    for (int i = 0; i < count; i++) {
      key[i] = ~OrderedKeys.of(values[i]); // ascending from here on
      index[i] = i;
      differing |= key[i] ^ key[0];
    }
    int top = Long.SIZE - Long.numberOfLeadingZeros(differing);
    int low = Math.max(0, top - firstBits(count));
    if (count > SMALL) {
      radix(low, top, count);
    }
    long moves = insertion(rank, count, count > SMALL ? (long) PATIENCE * count : Long.MAX_VALUE);
    if (moves < 0) {
      radix(0, top, count);
      moves = insertion(rank, count, Long.MAX_VALUE);
    }
    return moves;
  }

  /** The index that comes {@code i}-th. */
  public int at(int i) {
    return index[i];
  }

  private static int firstBits(int count) {
    return count < 4096 ? FIRST_BITS : FIRST_BITS + DIGIT_BITS;
  }

  /** Stable sort by the bits [low, top) of the keys. */
  private void radix(int low, int top, int count) {
    for (int shift = low; shift < top; shift += DIGIT_BITS) {
      // the highest digit in use may hold the sign: flip it, so that negative keys come first
      long flip = shift + DIGIT_BITS >= Long.SIZE ? 1L << (Long.SIZE - 1 - shift) : 0;
      pass(shift, flip, count);
    }
  }

  private void pass(int shift, long flip, int count) {
    Arrays.fill(start, 0);
    for (int i = 0; i < count; i++) {
      start[digit(key[i], shift, flip)]++;
    }
    int sum = 0;
    for (int d = 0; d < DIGITS; d++) {
      int n = start[d];
      start[d] = sum;
      sum += n;
    }
    for (int i = 0; i < count; i++) {
      int to = start[digit(key[i], shift, flip)]++;
      otherKey[to] = key[i];
      otherIndex[to] = index[i];
    }
    swap();
  }

  private static int digit(long key, int shift, long flip) {
    return (int) ((key >>> shift ^ flip) & (DIGITS - 1));
  }

  /** Exact insertion sort. Gives its moves, or -1 where it gave up after more than {@code most}. */
  private long insertion(int[] rank, int count, long most) {
    long moves = 0;
    for (int i = 1; i < count; i++) {
      long k = key[i];
      int own = index[i];
      int j = i - 1;
      while (j >= 0
          && (key[j] > k
              || (key[j] == k && Integer.compareUnsigned(rank[index[j]], rank[own]) > 0))) {
        key[j + 1] = key[j];
        index[j + 1] = index[j];
        j--;
      }
      key[j + 1] = k;
      index[j + 1] = own;
      moves += i - 1 - j;
      if (moves > most) {
        return -1;
      }
    }
    return moves;
  }

  private void swap() {
    long[] keys = key;
    key = otherKey;
    otherKey = keys;
    int[] indices = index;
    index = otherIndex;
    otherIndex = indices;
  }

  private void ensure(int count) {
    if (key.length < count) {
      int length = Math.max(count, key.length + (key.length >> 1));
      key = new long[length];
      index = new int[length];
      otherKey = new long[length];
      otherIndex = new int[length];
    }
  }
}

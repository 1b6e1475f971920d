package io.github.orometry.mask;

import java.util.Arrays;

/** Masks as packed bits; see the package for their order. */
public final class MaskBits {
  private MaskBits() {}

  /** Bytes of a mask of so many cells. */
  public static int bytes(int cells) {
    return (cells + 7) >>> 3;
  }

  /** Whether cell {@code cell} is in the mask that starts at {@code bits[at]}. */
  public static boolean contains(byte[] bits, int at, int cell) {
    return (bits[at + (cell >>> 3)] >>> (7 - (cell & 7)) & 1) != 0;
  }

  /** Number of cells in the mask of {@code length} bytes that starts at {@code bits[at]}. */
  public static int count(byte[] bits, int at, int length) {
    int count = 0;
    for (int i = at; i < at + length; i++) {
      count += Integer.bitCount(bits[i] & 0xff);
    }
    return count;
  }

  /** Sets the cells [from, to), of which none is set yet or all may be. */
  static void set(byte[] bits, int at, int from, int to) {
    int first = at + (from >>> 3);
    int last = at + ((to - 1) >>> 3);
    int head = 0xff >>> (from & 7);
    int tail = 0xff << (7 - (to - 1 & 7));
    if (first == last) {
      bits[first] |= (byte) (head & tail);
      return;
    }
    bits[first] |= (byte) head;
    Arrays.fill(bits, first + 1, last, (byte) 0xff);
    bits[last] |= (byte) tail;
  }
}

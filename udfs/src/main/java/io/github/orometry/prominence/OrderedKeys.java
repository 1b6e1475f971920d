package io.github.orometry.prominence;

/**
 * Doubles as longs of the same order: {@code a < b} exactly where {@code of(a) < of(b)}, with -0.0
 * equal to 0.0. Integers compare without the detour that NaN asks for, and they can be sorted by
 * their digits.
 */
final class OrderedKeys {
  /** The key of a missing cell: below that of every number. */
  static final long MISSING = Long.MIN_VALUE;

  private OrderedKeys() {}

  /** The key of a number, which must not be NaN. */
  static long of(double value) {
    long bits = Double.doubleToRawLongBits(value + 0.0); // -0.0 + 0.0 is 0.0
    return bits ^ ((bits >> 63) >>> 1);
  }

  /** The number of a key; 0.0 for either zero. */
  static double value(long key) {
    return Double.longBitsToDouble(key ^ ((key >> 63) >>> 1));
  }
}

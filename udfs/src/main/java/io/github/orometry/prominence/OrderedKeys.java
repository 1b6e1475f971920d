package io.github.orometry.prominence;

/** Doubles as longs of the same order, which can be sorted by their digits. */
final class OrderedKeys {
  private OrderedKeys() {}

  /** The key of a number: {@code a < b} exactly where {@code of(a) < of(b)}; -0.0 equals 0.0. */
  static long of(double value) {
    long bits = Double.doubleToRawLongBits(value + 0.0); // -0.0 + 0.0 is 0.0
    return bits ^ ((bits >> 63) >>> 1);
  }
}

package io.github.orometry.contour;

import java.util.Arrays;

/**
 * Sums of polynomials of second degree by slot, whose coefficients are whole numbers of two words,
 * as in {@link WholeSums}. A quad's polynomial changes where a corner comes in: {@link #step} adds
 * the change to the corner's slot. Reused; grows.
 *
 * <p>Numbers are given as pairs of doubles, the second of which is what the first lacks (T. J.
 * Dekker, A floating-point technique for extending the available precision, 1971): high above all
 * levels, the terms of a polynomial are large and cancel.
 */
final class PolynomialSums {
  private static final int WORDS = 6;
  private static final long LOW = (1L << WholeSums.LOW_BITS) - 1;

  /** High and low words of the coefficients of 1, L and L^2. */
  private long[] sum = {};

  private final long[] current = new long[WORDS];
  private final long[] next = new long[WORDS];
  private final long[] held = new long[WORDS];

  /** So many high words are an area of 1. */
  private double scale;

  /** Makes room for so many slots, whose sums are 0. */
  void clear(int slots, double wordsPerArea) {
    scale = wordsPerArea;
    if (sum.length < WORDS * slots) {
      sum = new long[WORDS * (slots + (slots >> 1))];
    }
    Arrays.fill(sum, 0, WORDS * slots, 0);
  }

  /** Begins with a quad: above all its corners its polynomial is 0. */
  void begin() {
    Arrays.fill(current, 0);
  }

  /** Sets a coefficient of the next polynomial, to the sum of two doubles. */
  void set(int power, double number, double rest) {
    double words = number * scale;
    double whole = Math.floor(words);
    double left = (words - whole) + rest * scale;
    double carry = Math.floor(left);
    long low = (long) ((left - carry) * 0x1p62);
    next[2 * power] = (long) whole + (long) carry + (low >> WholeSums.LOW_BITS);
    next[2 * power + 1] = low & LOW;
  }

  /** Keeps the next polynomial, to be added to another. */
  void hold() {
    System.arraycopy(next, 0, held, 0, WORDS);
  }

  /** Adds the polynomial that was kept to the next one. */
  void addHeld() {
    add(held, 0, next, 0);
  }

  /** Adds the current polynomial to the next one. */
  void addCurrent() {
    add(current, 0, next, 0);
  }

  /** From the corner in this slot on, the quad's polynomial is the next one. */
  void step(int slot) {
    int at = WORDS * slot;
    for (int k = 0; k < WORDS; k += 2) {
      long low = sum[at + k + 1] + (next[k + 1] - current[k + 1]);
      sum[at + k] += next[k] - current[k] + (low >> WholeSums.LOW_BITS);
      sum[at + k + 1] = low & LOW;
    }
    System.arraycopy(next, 0, current, 0, WORDS);
  }

  /** From the corner in this slot on, the quad's polynomial is 0: it is added as a whole. */
  void end(int slot) {
    Arrays.fill(next, 0);
    step(slot);
  }

  /** Adds the sum of one slot to that of another. */
  void merge(int from, int into) {
    add(sum, WORDS * from, sum, WORDS * into);
  }

  /** Adds the sums of so many slots to those of the same slots here. */
  void take(PolynomialSums other, int slots) {
    for (int s = 0; s < slots; s++) {
      add(other.sum, WORDS * s, sum, WORDS * s);
    }
  }

  private static void add(long[] from, int fromAt, long[] into, int intoAt) {
    for (int k = 0; k < WORDS; k += 2) {
      long low = into[intoAt + k + 1] + from[fromAt + k + 1];
      into[intoAt + k] += from[fromAt + k] + (low >> WholeSums.LOW_BITS);
      into[intoAt + k + 1] = low & LOW;
    }
  }

  /** The value of a slot's polynomial at a level: an area. */
  double at(int slot, double level) {
    int at = WORDS * slot;
    double b = sum[at + 2];
    double c = sum[at + 4];
    double cLevel = c * level;
    double rest = Math.fma(c, level, -cLevel) + rest(at + 4, c) * level + rest(at + 2, b);
    double slope = b + cLevel;
    rest += lost(b, cLevel, slope);
    double rise = slope * level;
    rest = Math.fma(slope, level, -rise) + rest * level;
    double a = sum[at];
    double value = a + rise;
    return (value + (rest + lost(a, rise, value) + rest(at, a))) / scale;
  }

  /** What a coefficient has besides its high word as a double. */
  private double rest(int at, double high) {
    return (sum[at] - (long) high) + sum[at + 1] * 0x1p-62;
  }

  /** What the rounded sum of two doubles lacks. */
  static double lost(double a, double b, double sum) {
    double rounded = sum - a;
    return (a - (sum - rounded)) + (b - rounded);
  }
}

package io.github.orometry.job.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Round numbers along an axis of cell centres, and where they lie. */
final class AxisTicks {
  private static final double LEAST_SPAN = 1e-300;
  private static final int LONGEST = 8;
  private static final double LARGEST_WHOLE = 1e7;
  private static final int[] STEPS = {1, 2, 5, 10};

  private AxisTicks() {}

  /**
   * A labelled place.
   *
   * @param bin its place in bins: i at the centre of bin i, linear between centres
   */
  record Tick(double bin, String label) {}

  /** At most {@code most} ticks, and at least one; {@code centres} as in a grid. */
  static List<Tick> along(double[] centres, int most) {
    double span = centres[centres.length - 1] - centres[0];
    if (most < 2 || span < LEAST_SPAN || !Double.isFinite(span)) {
      return List.of(new Tick(0, label(centres[0])));
    }
    BigDecimal step = step(span / (most - 1));
    long from = (long) Math.ceil(centres[0] / step.doubleValue());
    List<Tick> ticks = new ArrayList<>();
    for (int k = 0; k < most; k++) {
      BigDecimal value = step.multiply(BigDecimal.valueOf(from + k));
      if (value.doubleValue() >= centres[0] && value.doubleValue() <= centres[centres.length - 1]) {
        ticks.add(new Tick(bin(centres, value.doubleValue()), plain(value)));
      }
    }
    return ticks.isEmpty() ? List.of(new Tick(0, label(centres[0]))) : ticks;
  }

  /**
   * Those of which no label touches that of the one kept before.
   *
   * @param pixels of a bin
   * @param room pixels along the axis that a label takes
   */
  static List<Tick> apart(List<Tick> ticks, double pixels, ToIntFunction<Tick> room) {
    List<Tick> kept = new ArrayList<>();
    for (Tick tick : ticks) {
      Tick last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
      if (last == null
          || 2 * pixels * (tick.bin() - last.bin())
              >= room.applyAsInt(last) + room.applyAsInt(tick)) {
        kept.add(tick);
      }
    }
    return kept;
  }

  /** A whole number as it is where it is short, any other to four significant digits. */
  static String label(double value) {
    if (value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE) {
      return String.valueOf((long) value);
    }
    return plain(new BigDecimal(value).round(new MathContext(4)));
  }

  /** The least of 1, 2 and 5 times a power of ten that is not below {@code least}. */
  private static BigDecimal step(double least) {
    int exponent = (int) Math.floor(Math.log10(least));
    for (int digit : STEPS) {
      BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent);
      if (step.doubleValue() >= least) {
        return step;
      }
    }
    return BigDecimal.valueOf(STEPS[STEPS.length - 1]).scaleByPowerOfTen(exponent);
  }

  private static double bin(double[] centres, double value) {
    int i = 0;
    while (i < centres.length - 2 && centres[i + 1] <= value) {
      i++;
    }
    return i + (value - centres[i]) / (centres[i + 1] - centres[i]);
  }

  /** Without an exponent where that takes at most eight characters, else to seven digits. */
  private static String plain(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal stripped = value.stripTrailingZeros();
    if (stripped.toPlainString().length() <= LONGEST) {
      return stripped.toPlainString();
    }
    BigDecimal rounded = stripped.round(new MathContext(7)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
  }
}

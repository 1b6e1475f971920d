package io.github.orometry.job.export;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as Python writes them. */
final class PythonFloat {
  /** Digits that tell any double from all others. */
  private static final int MOST_DIGITS = 17;

  private PythonFloat() {}

  /**
   * Python's {@code repr}: the fewest digits that tell the number from all others, and of those the
   * nearest to it; an exponent below 1e-4 and from 1e16 on.
   *
   * @param number finite
   */
  static String repr(double number) {
    String sign = Math.copySign(1, number) < 0 ? "-" : "";
    BigDecimal exact = new BigDecimal(Math.abs(number));
    BigDecimal shown = exact;
    for (int digits = MOST_DIGITS; digits > 0; digits--) {
      BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      shown = shorter.doubleValue() == Math.abs(number) ? shorter : shown;
    }
    shown = shown.stripTrailingZeros();
    int exponent = shown.precision() - shown.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      String plain = shown.toPlainString();
      return sign + (plain.contains(".") ? plain : plain + ".0");
    }
    String digits = shown.unscaledValue().toString();
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    String power = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    return sign + digits.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+") + power;
  }
}

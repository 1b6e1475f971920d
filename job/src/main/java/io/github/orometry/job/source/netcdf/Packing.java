package io.github.orometry.job.source.netcdf;

import io.github.orometry.job.format.variable.Attribute;
import io.github.orometry.job.format.variable.NumberType;
import io.github.orometry.job.format.variable.Variable;
import io.github.orometry.stack.ElementType;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * What makes values of raw numbers, see the package.
 *
 * @param missing raw numbers that stand for nothing
 * @param least the least raw number that is valid
 * @param most the largest one
 * @param scale by which a raw number is multiplied
 * @param offset what is added then
 */
record Packing(double[] missing, double least, double most, double scale, double offset)
    implements Serializable {
  private static final double FLOAT_FILL = 0x1.ep122;

  /**
   * That of a variable.
   *
   * @param type of its raw numbers, with the sign that they are meant to have
   * @param netcdf whether a number that netCDF leaves where nothing was written is missing, unless
   *     the variable has one of its own
   */
  static Packing of(Variable variable, NumberType type, boolean netcdf) {
    double[] fills = raw(variable, "_FillValue", type);
    double[] missing =
        DoubleStream.concat(
                Arrays.stream(fills.length == 0 && netcdf ? standardFill(type) : fills),
                Arrays.stream(raw(variable, "missing_value", type)))
            .filter(number -> !Double.isNaN(number))
            .distinct()
            .toArray();
    double[] range = raw(variable, "valid_range", type);
    double least =
        range.length == 2 ? range[0] : first(variable, "valid_min", type, Double.NEGATIVE_INFINITY);
    double most =
        range.length == 2 ? range[1] : first(variable, "valid_max", type, Double.POSITIVE_INFINITY);
    return new Packing(
        missing,
        least,
        most,
        number(variable, "scale_factor", 1),
        number(variable, "add_offset", 0));
  }

  private static double[] numbers(Variable variable, String name) {
    Attribute attribute = variable.attributes().get(name);
    return attribute == null ? new double[0] : attribute.numbers();
  }

  private static double number(Variable variable, String name, double otherwise) {
    double[] numbers = numbers(variable, name);
    return numbers.length == 0 ? otherwise : numbers[0];
  }

  /** Numbers of an attribute as the variable itself would have them. */
  private static double[] raw(Variable variable, String name, NumberType type) {
    return Arrays.stream(numbers(variable, name)).map(number -> stored(number, type)).toArray();
  }

  private static double first(Variable variable, String name, NumberType type, double otherwise) {
    double[] numbers = raw(variable, name, type);
    return numbers.length == 0 ? otherwise : numbers[0];
  }

  private static double stored(double number, NumberType type) {
    boolean unsigned =
        type.type() == ElementType.U1
            || type.type() == ElementType.U2
            || type.type() == ElementType.U4;
    if (type.type() == ElementType.F4) {
      return (float) number;
    }
    return unsigned && number < 0 ? number + Math.scalb(1.0, 8 * type.bytes()) : number;
  }

  private static double[] standardFill(NumberType type) {
    return switch (type.type()) {
      case F4, F8 -> new double[] {FLOAT_FILL};
      case I2 -> new double[] {-32767};
      case I4 -> new double[] {-2147483647};
      case I8 -> new double[] {-9223372036854775806L};
      case U2 -> new double[] {65535};
      case U4 -> new double[] {4294967295L};
      default -> new double[0];
    };
  }

  /** Whether raw numbers are values, but for one that stands for nothing. */
  boolean isAtMostOneMissing() {
    return missing.length <= 1 && !isLimited() && !isScaled();
  }

  private boolean isLimited() {
    return least > Double.NEGATIVE_INFINITY || most < Double.POSITIVE_INFINITY;
  }

  private boolean isScaled() {
    return scale != 1 || offset != 0;
  }

  /** Makes values of numbers, in their place. */
  void unpack(double[] numbers, int count) {
    if (missing.length > 0 || isLimited()) {
      for (int i = 0; i < count; i++) {
        if (isMissing(numbers[i])) {
          numbers[i] = Double.NaN;
        }
      }
    }
    if (isScaled()) {
      for (int i = 0; i < count; i++) {
        numbers[i] = numbers[i] * scale + offset;
      }
    }
  }

  private boolean isMissing(double number) {
    if (number < least || number > most) {
      return true;
    }
    for (double one : missing) {
      if (number == one) {
        return true;
      }
    }
    return false;
  }
}

package io.github.orometry.job.source.netcdf;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.format.variable.NumberType;
import io.github.orometry.job.format.variable.Variable;
import io.github.orometry.job.format.variable.VariableFile;
import io.github.orometry.job.source.ArrayFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An open file and what stands in it.
 *
 * @param label the words for it
 * @param bytes its size
 */
record OpenFile(Location location, String label, long bytes, VariableFile content) {
  /** Numbers of an array that is held: coordinates. */
  private static final long MOST_NUMBERS = ArrayFile.Axis.MOST_BYTES / Double.BYTES;

  /** The words for a variable. */
  String label(Variable variable) {
    return "%s, variable '%s'".formatted(label, variable.path());
  }

  /** The variable of a path. */
  Optional<Variable> find(String path) {
    return content.variables().stream().filter(v -> v.path().equals(path)).findFirst();
  }

  private boolean isNetcdf() {
    return content.format().startsWith("netCDF");
  }

  /** The type of a variable's numbers, with the sign that they are meant to have. */
  NumberType type(Variable variable) {
    NumberType type =
        variable
            .type()
            .orElseThrow(
                () ->
                    new BadInputException(
                        "%s holds %s, but numbers were expected."
                            .formatted(label(variable), variable.typeWords())));
    String unsigned = variable.text("_Unsigned");
    return unsigned.isEmpty() ? type : type.unsigned(unsigned.equalsIgnoreCase("true"));
  }

  Packing packing(Variable variable) {
    return Packing.of(variable, type(variable), isNetcdf());
  }

  /**
   * Its raw numbers.
   *
   * @param time the dimension of time; -1 where there is none
   * @throws BadInputException where they cannot be read, as far as the file tells
   */
  RawArray array(Variable variable, int time) {
    NumberType type = type(variable);
    for (long length : variable.shape()) {
      if (length < 1 || length > Integer.MAX_VALUE) {
        throw new BadInputException(
            "%s has dimensions %s, of which one is %s long."
                .formatted(label(variable), variable.shapeWords(), length));
      }
    }
    try {
      RawArray array =
          RawArray.of(location, type, variable.shape(), time, variable.storage().read());
      array.check(bytes);
      return array;
    } catch (IOException e) {
      throw unreadable(variable, e);
    }
  }

  /** The values of a variable that is small: coordinates. */
  double[] values(Variable variable) {
    long count = variable.shape().stream().reduce(1L, OpenFile::product);
    if (count > MOST_NUMBERS) {
      throw new BadInputException(
          "%s has dimensions %s, too many for coordinates."
              .formatted(label(variable), variable.shapeWords()));
    }
    RawArray array = array(variable, variable.dimensions().size() == 1 ? 0 : -1);
    double[] values = new double[(int) count];
    try (RawBins bins = array.open()) {
      bins.read(0, (int) array.bins(), values);
    } catch (IOException e) {
      throw unreadable(variable, e);
    }
    packing(variable).unpack(values, values.length);
    return values;
  }

  private static long product(long a, long b) {
    return b > 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
  }

  /** The texts of a variable; of whole numbers, the numbers. */
  List<String> texts(Variable variable) {
    if (variable.type().isPresent()) {
      return java.util.Arrays.stream(values(variable)).mapToObj(OpenFile::plain).toList();
    }
    try {
      return variable.texts().read();
    } catch (IOException e) {
      throw unreadable(variable, e);
    }
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1 << 30
        ? String.valueOf((int) number)
        : String.valueOf(number);
  }

  private BadInputException unreadable(Variable variable, IOException e) {
    return new BadInputException(
        "%s cannot be read: %s.".formatted(label(variable), Reason.unnamed(e)), e);
  }
}

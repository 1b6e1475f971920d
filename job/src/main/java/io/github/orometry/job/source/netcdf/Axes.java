package io.github.orometry.job.source.netcdf;

import io.github.orometry.job.format.variable.Dimension;
import io.github.orometry.job.format.variable.Variable;
import io.github.orometry.job.source.ArrayFile;
import io.github.orometry.job.source.ReadOptions;
import java.util.Optional;

/**
 * An axis as a file has it.
 *
 * @param axis rising, or not as an axis should be; empty for none
 * @param turned whether it falls in the file, and the data with it
 * @param units empty for none
 */
record Axes(Optional<ArrayFile.Axis> axis, boolean turned, String units) {
  static final String X_CENTRES = "xbin_centers";
  static final String Y_CENTRES = "ybin_centers";

  private static final Axes NONE = new Axes(Optional.empty(), false, "");

  /** That of the columns. */
  static Axes x(OpenFile file, Variable variable, Dimension dimension, ReadOptions options) {
    return of(file, variable, dimension, options.xAxis(), X_CENTRES);
  }

  /** That of the rows. */
  static Axes y(OpenFile file, Variable variable, Dimension dimension, ReadOptions options) {
    return of(file, variable, dimension, options.yAxis(), Y_CENTRES);
  }

  private static Axes of(
      OpenFile file, Variable variable, Dimension dimension, String asked, String standard) {
    if (ReadOptions.isFile(asked)) {
      return NONE;
    }
    Optional<Variable> found =
        asked != null
            ? beside(file, variable, asked)
            : file.find(dimension.coordinates())
                .filter(v -> v.type().isPresent() && v.dimensions().size() == 1)
                .or(() -> beside(file, variable, standard));
    return found.map(v -> of(file, v, dimension.length())).orElse(NONE);
  }

  private static Axes of(OpenFile file, Variable variable, long length) {
    double[] centres = file.values(variable);
    boolean falls = centres.length == length && centres.length > 1;
    for (int i = 1; i < centres.length; i++) {
      falls &= centres[i] < centres[i - 1];
    }
    if (falls) {
      for (int i = 0, j = centres.length - 1; i < j; i++, j--) {
        double centre = centres[i];
        centres[i] = centres[j];
        centres[j] = centre;
      }
    }
    ArrayFile.Axis axis = new ArrayFile.Axis(file.label(variable), centres);
    return new Axes(Optional.of(axis), falls, variable.text("units"));
  }

  /** A variable of numbers by its path, or by its name in the group of another or in the root. */
  static Optional<Variable> beside(OpenFile file, Variable variable, String name) {
    return file.find(variable.group() + name)
        .or(() -> file.find(name.startsWith("/") ? name : "/" + name))
        .filter(v -> v.type().isPresent());
  }

  /** Elements of a variable, all told. */
  static long length(Variable variable) {
    return variable.shape().stream()
        .reduce(1L, (a, b) -> b > 0 && a > Long.MAX_VALUE / b ? -1 : a * b);
  }
}

package io.github.orometry.job.source.netcdf;

import io.github.orometry.job.format.variable.Dimension;
import io.github.orometry.job.format.variable.Variable;
import io.github.orometry.job.source.Dims;
import java.util.List;
import java.util.Optional;

/**
 * The order of dimensions that have no names: x, y, t, as it is for all arrays. MATLAB writes its
 * arrays with the dimensions the other way round, so that its x, y, t stands there as t, y, x; so
 * do others that follow it, and axes beside the variable tell by their lengths.
 */
final class Positions {
  private static final Dims TURNED = Dims.parse("t,y,x");

  private Positions() {}

  static Dims order(OpenFile file, Variable variable) {
    boolean byMatlab = variable.attributes().containsKey("MATLAB_class");
    boolean straightFits = fits(file, variable, Dims.DEFAULT);
    boolean turnedFits = fits(file, variable, TURNED);
    return turnedFits && (byMatlab || !straightFits) ? TURNED : Dims.DEFAULT;
  }

  private static boolean fits(OpenFile file, Variable variable, Dims dims) {
    List<Dimension> all = variable.dimensions();
    if (all.size() != 2 && all.size() != 3) {
      return false;
    }
    List<String> names = dims.ofRank(all.size());
    return fits(file, variable, Axes.X_CENTRES, all.get(names.indexOf("x")))
        && fits(file, variable, Axes.Y_CENTRES, all.get(names.indexOf("y")));
  }

  private static boolean fits(OpenFile file, Variable variable, String name, Dimension dimension) {
    Optional<Variable> axis = Axes.beside(file, variable, name);
    return axis.isEmpty() || Axes.length(axis.get()) == dimension.length();
  }
}

package io.github.orometry.job.source.netcdf;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.job.format.variable.Dimension;
import io.github.orometry.job.format.variable.Variable;
import io.github.orometry.job.format.variable.VariableFile;
import io.github.orometry.job.source.ArrayFile;
import io.github.orometry.job.source.InputSettings;
import io.github.orometry.setting.BadSettingException;
import io.github.orometry.surface.Grid;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Surfaces from the bins of a decoder's states, which lie in a row, each with a position and a
 * state: as non_local_detector saves them.
 *
 * @param plan which bin goes to which cell
 * @param x the positions there are, rising
 * @param y likewise
 * @param states those that are summed, in the order of the file
 */
record StateBins(
    SurfacePlan plan,
    ArrayFile.Axis x,
    ArrayFile.Axis y,
    String xUnits,
    String yUnits,
    List<String> states) {

  /** Whether a dimension is one of bins: positions in x and y are told along it. */
  static boolean arePlaces(VariableFile file, String dimension) {
    return !dimension.isEmpty()
        && along(file, dimension, Role.X).isPresent()
        && along(file, dimension, Role.Y).isPresent();
  }

  /** What tells a role along a dimension, and is not its own coordinate. */
  private static Optional<Variable> along(VariableFile file, String dimension, Role role) {
    return file.variables().stream()
        .filter(v -> v.dimensions().size() == 1 || role == Role.STATE)
        .filter(v -> !v.dimensions().isEmpty() && v.dimensions().get(0).name().equals(dimension))
        .filter(v -> !v.name().equals(dimension))
        .filter(v -> role == Role.STATE || v.type().isPresent())
        .filter(v -> Role.named(v.name()).equals(Optional.of(role)))
        .findFirst();
  }

  /** Those of a dimension of bins. */
  static StateBins of(OpenFile file, Variable variable, Dimension bins, List<String> asked) {
    Variable xs = along(file.content(), bins.name(), Role.X).orElseThrow();
    Variable ys = along(file.content(), bins.name(), Role.Y).orElseThrow();
    Optional<Variable> stateOf = along(file.content(), bins.name(), Role.STATE);
    double[] x = file.values(xs);
    double[] y = file.values(ys);
    String[] state = new String[x.length];
    Arrays.fill(state, "");
    stateOf.ifPresent(v -> copy(file, v, state));
    boolean[] placed = new boolean[x.length];
    Set<String> there = new LinkedHashSet<>();
    for (int i = 0; i < x.length; i++) {
      placed[i] = Double.isFinite(x[i]) && Double.isFinite(y[i]);
      if (placed[i]) {
        there.add(state[i]);
      }
    }
    Set<String> taken = taken(file, variable, there, asked);
    for (int i = 0; i < x.length; i++) {
      placed[i] &= taken.contains(state[i]);
    }
    double[] xAxis = distinct(x, placed);
    double[] yAxis = distinct(y, placed);
    checkSize(file.label(xs), xAxis, yAxis);
    int[] target = targets(file.label(xs), x, y, state, placed, xAxis, yAxis);
    return new StateBins(
        SurfacePlan.Sums.of(xAxis.length, yAxis.length, target),
        new ArrayFile.Axis(file.label(xs), xAxis),
        new ArrayFile.Axis(file.label(ys), yAxis),
        xs.text("units"),
        ys.text("units"),
        taken.stream().filter(name -> !name.isEmpty()).toList());
  }

  private static void copy(OpenFile file, Variable variable, String[] state) {
    List<String> names = file.texts(variable);
    if (names.size() != state.length) {
      throw new BadInputException(
          "%s has %s names, but there are %s bins."
              .formatted(file.label(variable), names.size(), state.length));
    }
    names.toArray(state);
  }

  /**
   * The states that are summed, in the order of the file.
   *
   * @param there those that have positions
   * @param asked those asked for; empty for all
   */
  static Set<String> taken(
      OpenFile file, Variable variable, Set<String> there, List<String> asked) {
    for (String name : asked) {
      if (!there.contains(name)) {
        throw new BadSettingException(
            InputSettings.STATES.name(),
            "names '%s', which is no state with positions of %s; these are: %s"
                .formatted(name, file.label(variable), String.join(", ", there)));
      }
    }
    Set<String> taken = new LinkedHashSet<>(there);
    taken.removeIf(name -> !asked.isEmpty() && !asked.contains(name));
    return taken;
  }

  private static double[] distinct(double[] positions, boolean[] placed) {
    double[] found = new double[positions.length];
    int n = 0;
    for (int i = 0; i < positions.length; i++) {
      if (placed[i]) {
        found[n++] = positions[i] + 0.0; // -0.0 is 0.0
      }
    }
    return Arrays.stream(found, 0, n).sorted().distinct().toArray();
  }

  private static void checkSize(String label, double[] x, double[] y) {
    if (x.length == 0) {
      throw new BadInputException("%s tells the position of no bin.".formatted(label));
    }
    try {
      Grid.checkSize(x.length, y.length);
    } catch (IllegalArgumentException e) {
      throw new BadInputException("%s: %s.".formatted(label, e.getMessage()), e);
    }
  }

  private static int[] targets(
      String label,
      double[] x,
      double[] y,
      String[] state,
      boolean[] placed,
      double[] xAxis,
      double[] yAxis) {
    int[] target = new int[x.length];
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < x.length; i++) {
      int ix = Arrays.binarySearch(xAxis, x[i] + 0.0);
      int iy = Arrays.binarySearch(yAxis, y[i] + 0.0);
      target[i] = placed[i] ? iy * xAxis.length + ix : -1;
      if (placed[i] && !seen.add(target[i] + " " + state[i])) {
        throw new BadInputException(
            "%s tells two bins of state '%s' the same position, x %s and y %s."
                .formatted(label, state[i], x[i], y[i]),
            new Remedy(InputSettings.VAR.name(), "", "chooses another variable"));
      }
    }
    return target;
  }
}

package io.github.orometry.job.source;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.surface.Grid;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the one grid that all arrays and axes of a run share. */
final class GridFinder {
  private static final Remedy CHOOSES = new Remedy(InputSettings.ARRAYS.name(), "", "chooses");

  private ArrayFile.Stack first;
  private ArrayFile.Axis x;
  private ArrayFile.Axis y;

  /**
   * Takes the arrays and axes of a file into account.
   *
   * @throws BadInputException where they differ from those before
   */
  void add(List<ArrayFile.Stack> stacks, Optional<ArrayFile.Axis> xs, Optional<ArrayFile.Axis> ys) {
    stacks.forEach(this::add);
    x = same(x, xs);
    y = same(y, ys);
    checkLength(x, first.nx());
    checkLength(y, first.ny());
  }

  private void add(ArrayFile.Stack stack) {
    first = first == null ? stack : first;
    if (stack.nx() != first.nx() || stack.ny() != first.ny()) {
      throw new BadInputException(
          "%s, but %s; all arrays must share one grid."
              .formatted(stack.sentence(), first.sentence()),
          stack.name().isPresent() ? CHOOSES : null);
    }
  }

  private static ArrayFile.Axis same(ArrayFile.Axis before, Optional<ArrayFile.Axis> found) {
    if (before == null || found.isEmpty()) {
      return found.orElse(before);
    }
    ArrayFile.Axis axis = found.get();
    int at = Arrays.mismatch(before.centres(), axis.centres());
    if (at >= 0) {
      throw new BadInputException(
          "all files must share their axes, but %s has %s and %s has %s."
              .formatted(axis.label(), at(axis, at), before.label(), at(before, at)));
    }
    return before;
  }

  private static String at(ArrayFile.Axis axis, int i) {
    int length = axis.centres().length;
    return i < length ? axis.centres()[i] + " at " + i : Inputs.count(length, "value");
  }

  private void checkLength(ArrayFile.Axis axis, int cells) {
    if (axis != null && axis.centres().length != cells) {
      String found = Inputs.count(axis.centres().length, "value");
      throw new BadInputException(
          "%s, but %s has %s.".formatted(first.sentence(), axis.label(), found), otherDims());
    }
  }

  /**
   * The orders of dimensions in which an array would have the shape that axes tell; of a 2-D array
   * one at most.
   */
  static List<Dims> fitting(
      ArrayFile.Stack stack, Optional<ArrayFile.Axis> x, Optional<ArrayFile.Axis> y) {
    int rank = stack.lengths().size();
    return Dims.ALL.stream()
        .filter(dims -> rank > 0)
        .filter(dims -> rank > 2 || dims.names().get(2).equals("t"))
        .filter(dims -> fits(stack.lengths().get(dims.ofRank(rank).indexOf("x")), x))
        .filter(dims -> fits(stack.lengths().get(dims.ofRank(rank).indexOf("y")), y))
        .toList();
  }

  /** Whether there is no axis, or one of so many cells. */
  static boolean fits(int cells, Optional<ArrayFile.Axis> axis) {
    return axis.isEmpty() || axis.get().centres().length == cells;
  }

  /** An order that fits, if only one does; where several do, that there are others. */
  private Remedy otherDims() {
    List<Dims> fitting = fitting(first, Optional.ofNullable(x), Optional.ofNullable(y));
    String value = fitting.size() == 1 ? fitting.get(0).toString() : "";
    return fitting.isEmpty() ? null : new Remedy(InputSettings.DIMS.name(), value, "fits");
  }

  /**
   * The grid; indices where no axis was found.
   *
   * @throws BadInputException where an axis is not finite and strictly increasing, or the grid too
   *     large
   */
  Grid grid() {
    double[] xs = x == null ? indices(first.nx()) : x.centres();
    double[] ys = y == null ? indices(first.ny()) : y.centres();
    double[] one = {0};
    grid(x == null ? first.label() : x.label(), xs, one);
    grid(y == null ? first.label() : y.label(), one, ys);
    return grid(first.label(), xs, ys);
  }

  private static double[] indices(int n) {
    return IntStream.range(0, n).asDoubleStream().toArray();
  }

  private static Grid grid(String label, double[] xs, double[] ys) {
    try {
      return new Grid(xs, ys);
    } catch (IllegalArgumentException e) {
      throw new BadInputException("%s: %s.".formatted(label, e.getMessage()), e);
    }
  }
}

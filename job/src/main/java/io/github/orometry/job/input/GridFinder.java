package io.github.orometry.job.input;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.surface.Grid;
import java.util.Arrays;
import java.util.Optional;

/** Finds the one grid that all arrays and axes of a run share. */
final class GridFinder {
  private ArrayFile.Stack first;
  private ArrayFile.Axis x;
  private ArrayFile.Axis y;

  /**
   * Takes the arrays and axes of a file into account.
   *
   * @throws JobException (bad input) where they differ from those before
   */
  void add(ArrayFile file) {
    file.stacks().forEach(this::add);
    x = same(x, file.x());
    y = same(y, file.y());
    checkLength(x, first.nx());
    checkLength(y, first.ny());
  }

  private void add(ArrayFile.Stack stack) {
    if (first == null) {
      first = stack;
    }
    if (stack.nx() != first.nx() || stack.ny() != first.ny()) {
      throw JobException.badInput(
          sentence(stack) + ", but " + sentence(first) + "; all arrays must share one grid.");
    }
  }

  private static ArrayFile.Axis same(ArrayFile.Axis before, Optional<ArrayFile.Axis> found) {
    if (before == null || found.isEmpty()) {
      return found.orElse(before);
    }
    ArrayFile.Axis axis = found.get();
    int at = Arrays.mismatch(before.centres(), axis.centres());
    if (at >= 0) {
      throw JobException.badInput(
          "all files must share their axes, but "
              + axis.label()
              + " has "
              + at(axis, at)
              + " and "
              + before.label()
              + " has "
              + at(before, at)
              + ".");
    }
    return before;
  }

  private static String at(ArrayFile.Axis axis, int i) {
    return i < axis.centres().length
        ? axis.centres()[i] + " at " + i
        : Messages.count(axis.centres().length, "value");
  }

  private void checkLength(ArrayFile.Axis axis, int cells) {
    if (axis != null && axis.centres().length != cells) {
      throw JobException.badInput(
          sentence(first)
              + ", but "
              + axis.label()
              + " has "
              + Messages.count(axis.centres().length, "value")
              + "; is --dims right?");
    }
  }

  private static String sentence(ArrayFile.Stack stack) {
    return stack.label() + " " + stack.shape();
  }

  /**
   * The grid; indices where no axis was found.
   *
   * @throws JobException (bad input) where an axis is not finite and strictly increasing, or the
   *     grid too large
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
    double[] centres = new double[n];
    Arrays.setAll(centres, i -> i);
    return centres;
  }

  private static Grid grid(String label, double[] xs, double[] ys) {
    try {
      return new Grid(xs, ys);
    } catch (IllegalArgumentException e) {
      throw new JobException(ExitCode.BAD_INPUT, label + ": " + e.getMessage() + ".", e);
    }
  }
}

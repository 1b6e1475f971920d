package io.github.orometry.job.source;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.format.npy.NpyArray;
import io.github.orometry.setting.BadSettingException;
import io.github.orometry.setting.Setting;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Axes that are files of their own, for all inputs.
 *
 * @param x the column centres, where they were given
 * @param y the row centres, where they were given
 */
record GivenAxes(Optional<ArrayFile.Axis> x, Optional<ArrayFile.Axis> y) {
  /** Reads those of the settings. */
  static GivenAxes of(ReadOptions options) {
    return new GivenAxes(
        axis(InputSettings.X_AXIS, options.xAxis()), axis(InputSettings.Y_AXIS, options.yAxis()));
  }

  private static Optional<ArrayFile.Axis> axis(Setting<String> setting, String text) {
    if (!ReadOptions.isFile(text)) {
      return Optional.empty();
    }
    Location file;
    try {
      file = Stores.location(text);
    } catch (IllegalArgumentException e) {
      throw new BadSettingException(setting.name(), "names no file: " + e.getMessage());
    }
    String label = "file " + file;
    try (RandomAccess access = Stores.of(file).open(file)) {
      long size = access.size();
      NpyArray array = NpyArray.read(access.stream(0, size), label, size);
      return Optional.of(ArrayFile.Axis.of(array, () -> access.stream(0, size).readAllBytes()));
    } catch (IOException e) {
      throw Reason.unreadable(label, e);
    }
  }

  /** A file with these axes in the place of its own. */
  ArrayFile onto(ArrayFile file) {
    return new ArrayFile(file.stacks(), file.refused(), x.or(file::x), y.or(file::y), file.about());
  }

  /**
   * Inputs of a format with keys, with these axes in the place of their own.
   *
   * @throws BadInputException where their grid has another number of columns or rows
   */
  Inputs onto(Inputs inputs) {
    Grid grid = inputs.grid();
    String label = inputs.files().get(0).path();
    String shape = "has " + ArrayFile.Stack.gridWords(grid.nx(), grid.ny());
    ArrayFile.Stack stack =
        ArrayFile.Stack.of(label, shape, grid.nx(), grid.ny(), 1, Plane.ROWS_FIRST, null);
    Optional<ArrayFile.Axis> xs = x.or(() -> Optional.of(new ArrayFile.Axis(label, grid.xs())));
    Optional<ArrayFile.Axis> ys = y.or(() -> Optional.of(new ArrayFile.Axis(label, grid.ys())));
    GridFinder finder = new GridFinder();
    finder.add(List.of(stack), xs, ys);
    return new Inputs(
        finder.grid(), inputs.sources(), inputs.ordered(), inputs.files(), inputs.leftOut());
  }
}

package io.github.orometry.job.source;

import io.github.orometry.setting.Settings;
import java.util.List;

/**
 * How files are to be read.
 *
 * @param dims which of x, y, t the arrays' dimensions are, where the format does not say
 * @param arrays the names of those that are wanted; empty for all that can be surfaces
 * @param xAxis the array with the column centres: its name in the files, or a file of its own; null
 *     for {@code xbin_centers}, if it is there
 * @param yAxis likewise for the row centres, {@code ybin_centers}
 */
public record ReadOptions(Dims dims, List<String> arrays, String xAxis, String yAxis) {
  /** As it is where nothing is said. */
  public static final ReadOptions STANDARD = of(Settings.NONE);

  public ReadOptions {
    arrays = List.copyOf(arrays);
  }

  /** Those of settings, see {@link InputSettings}. */
  public static ReadOptions of(Settings settings) {
    return new ReadOptions(
        settings.get(InputSettings.DIMS),
        settings.get(InputSettings.ARRAYS) == null ? List.of() : settings.get(InputSettings.ARRAYS),
        settings.get(InputSettings.X_AXIS),
        settings.get(InputSettings.Y_AXIS));
  }

  /** With other dimensions. */
  public ReadOptions withDims(Dims others) {
    return new ReadOptions(others, arrays, xAxis, yAxis);
  }
}

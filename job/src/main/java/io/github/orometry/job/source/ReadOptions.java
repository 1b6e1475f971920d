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
    List<String> arrays = settings.get(InputSettings.ARRAYS);
    return new ReadOptions(
        settings.get(InputSettings.DIMS),
        arrays == null ? List.of() : arrays,
        settings.get(InputSettings.X_AXIS),
        settings.get(InputSettings.Y_AXIS));
  }

  /** The name of the array with the column centres; null where a file of its own is it. */
  public String xName() {
    return name(xAxis, "xbin_centers");
  }

  /** The name of the array with the row centres; null where a file of its own is it. */
  public String yName() {
    return name(yAxis, "ybin_centers");
  }

  /** Whether an array of this name is an axis. */
  public boolean isAxis(String name) {
    return name.equals(xName()) || name.equals(yName());
  }

  private static String name(String axis, String standard) {
    return axis == null ? standard : isFile(axis) ? null : axis;
  }

  /** Whether an axis is the file of this name, rather than an array in the inputs. */
  static boolean isFile(String axis) {
    return axis != null && axis.endsWith(".npy");
  }
}

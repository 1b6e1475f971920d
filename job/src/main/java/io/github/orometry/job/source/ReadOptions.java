package io.github.orometry.job.source;

import io.github.orometry.setting.Setting;
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
 * @param named what is asked of files of named variables
 */
public record ReadOptions(Dims dims, List<String> arrays, String xAxis, String yAxis, Named named) {
  /**
   * What is asked of files of named variables.
   *
   * @param variable the path of the one that is wanted; null for the only one that can be surfaces
   * @param states those that are summed; empty for all
   * @param epochs the file of the epochs' starts and stops; null for none
   * @param dims whether the dimensions were given, rather than assumed
   */
  public record Named(String variable, List<String> states, String epochs, boolean dims) {
    public Named {
      states = List.copyOf(states);
    }
  }

  /** As it is where nothing is said. */
  public static final ReadOptions STANDARD = of(Settings.NONE);

  public ReadOptions {
    arrays = List.copyOf(arrays);
  }

  /** Those of settings, see {@link InputSettings}. */
  public static ReadOptions of(Settings settings) {
    return new ReadOptions(
        settings.get(InputSettings.DIMS),
        list(settings, InputSettings.ARRAYS),
        settings.get(InputSettings.X_AXIS),
        settings.get(InputSettings.Y_AXIS),
        new Named(
            settings.get(InputSettings.VAR),
            list(settings, InputSettings.STATES),
            settings.get(InputSettings.EPOCHS),
            settings.has(InputSettings.DIMS)));
  }

  private static List<String> list(Settings settings, Setting<List<String>> setting) {
    return settings.get(setting) == null ? List.of() : settings.get(setting);
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
  public static boolean isFile(String axis) {
    return axis != null && axis.endsWith(".npy");
  }
}

package io.github.orometry.job.engine;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.setting.Setting;
import io.github.orometry.setting.Settings;

/**
 * Where a job's result goes.
 *
 * @param folder that receives it, whole or not at all
 * @param settings of {@link io.github.orometry.job.publish.OutputSettings}
 */
public record JobOutput(Location folder, Settings settings) {
  /** A folder, by a path or URL. */
  public static JobOutput to(String folder) {
    return new JobOutput(Stores.location(folder), Settings.NONE);
  }

  /** With something set. */
  public <T> JobOutput with(Setting<T> setting, T value) {
    return new JobOutput(folder, settings.with(setting, value));
  }
}

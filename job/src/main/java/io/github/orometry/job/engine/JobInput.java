package io.github.orometry.job.engine;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.setting.Setting;
import io.github.orometry.setting.Settings;
import java.util.Arrays;
import java.util.List;

/**
 * What a job reads.
 *
 * @param files files and folders, in the order of their epochs
 * @param settings of {@link io.github.orometry.job.source.InputSettings}
 */
public record JobInput(List<Location> files, Settings settings) {
  public JobInput {
    files = List.copyOf(files);
  }

  /** Files and folders, by paths or URLs. */
  public static JobInput of(String... files) {
    return new JobInput(Arrays.stream(files).map(Stores::location).toList(), Settings.NONE);
  }

  /** With something set. */
  public <T> JobInput with(Setting<T> setting, T value) {
    return new JobInput(files, settings.with(setting, value));
  }
}

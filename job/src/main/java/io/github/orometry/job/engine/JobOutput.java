package io.github.orometry.job.engine;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.publish.OutputSettings;
import io.github.orometry.job.publish.Publication;
import io.github.orometry.job.publish.Publications;
import io.github.orometry.job.publish.PublishOptions;
import io.github.orometry.setting.Setting;
import io.github.orometry.setting.Settings;
import java.util.List;
import java.util.UUID;

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

  /** The name of a run that writes here: that which is set, or a new one. */
  public String runId() {
    String given = settings.get(OutputSettings.RUN_ID);
    return given == null ? UUID.randomUUID().toString() : given;
  }

  /** Begins to publish; see {@link Publications#open}. */
  public Publication open(String runId, List<Location> inputs) {
    return Publications.open(folder, PublishOptions.of(settings), runId, inputs);
  }

  /** With something set. */
  public <T> JobOutput with(Setting<T> setting, T value) {
    return new JobOutput(folder, settings.with(setting, value));
  }
}

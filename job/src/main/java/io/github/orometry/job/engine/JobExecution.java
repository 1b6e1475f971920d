package io.github.orometry.job.engine;

import io.github.orometry.setting.Setting;
import io.github.orometry.setting.Settings;

/**
 * What does the work of a job.
 *
 * @param settings of {@link ExecutionSettings}
 * @param given an executor that is to be used and no other; null to choose one
 * @param tuning looks for what was measured on this machine
 */
public record JobExecution(Settings settings, Executor given, Tuned.Lookup tuning) {
  /** What is expected to be done first. */
  public static JobExecution automatic() {
    return new JobExecution(Settings.NONE, null, Tuned.Lookup.NONE);
  }

  /** So many surfaces at once, in this process. */
  public static JobExecution threads(int jobs) {
    return automatic()
        .with(ExecutionSettings.EXECUTOR, "threads")
        .with(ExecutionSettings.JOBS, jobs);
  }

  /** An executor of the caller's, such as one on a Spark session. */
  public static JobExecution on(Executor executor) {
    return new JobExecution(Settings.NONE, executor, Tuned.Lookup.NONE);
  }

  /** With something set. */
  public <T> JobExecution with(Setting<T> setting, T value) {
    return new JobExecution(settings.with(setting, value), given, tuning);
  }
}

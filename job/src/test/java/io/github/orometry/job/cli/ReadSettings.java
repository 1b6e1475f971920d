package io.github.orometry.job.cli;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.setting.Setting;
import java.util.List;
import java.util.stream.Stream;

/** Reads files of settings, for tests of other packages. */
public final class ReadSettings {
  private static final List<Setting<?>> KNOWN =
      Stream.of(
              io.github.orometry.job.source.InputSettings.ALL,
              io.github.orometry.analysis.AnalysisSettings.ALL,
              io.github.orometry.job.engine.ExecutionSettings.ALL,
              io.github.orometry.job.publish.OutputSettings.ALL,
              CliSettings.STORES)
          .<Setting<?>>flatMap(List::stream)
          .toList();

  private ReadSettings() {}

  /**
   * As {@code --config} does.
   *
   * @throws BadInputException where it is refused, also as wrong usage
   */
  public static void of(Location file) {
    try {
      SettingsFile.read(file, KNOWN);
    } catch (UsageException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }
}

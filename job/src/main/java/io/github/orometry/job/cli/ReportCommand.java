package io.github.orometry.job.cli;

import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.setting.Setting;
import io.github.orometry.setting.Settings;
import java.io.IOException;

/**
 * The command {@code report}, for {@code scripts/orometry-submit}: says what a driver on a cluster
 * has said, and ends as it did.
 */
final class ReportCommand implements Command {
  private static final Setting<Location> FILE =
      Setting.open("report", CliSettings.LOCATION, "", "FILE", "What a driver left");

  @Override
  public Signature signature() {
    return new Signature("report", "FILE [OPTION...]", "Says what a driver on a cluster has said.")
        .folder(FILE)
        .group("stores", CliSettings.STORES)
        .optional(CliSettings.VERBOSE);
  }

  @Override
  public ExitCode run(Settings given, Console console) {
    Location file = given.get(FILE);
    try {
      return Report.repeat(file, console);
    } catch (IOException e) {
      throw new FailedException(
          "the driver was not started, or ended without a word: nothing is at %s. See what the cluster says of it."
              .formatted(file),
          e);
    }
  }
}

package io.github.orometry.job.cli;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Stores;
import io.github.orometry.setting.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A file that names inputs, one a line. */
final class InputsFile {
  private InputsFile() {}

  /**
   * Settings with the inputs that a file names after those that are given.
   *
   * @throws BadInputException where it cannot be read
   */
  static Settings added(Settings given) {
    Location file = given.get(CliSettings.INPUTS_FROM);
    CliSettings.apply(given); // it may lie on a store
    List<Location> inputs = new ArrayList<>();
    if (given.has(CliSettings.INPUTS)) {
      inputs.addAll(given.get(CliSettings.INPUTS));
    }
    try {
      List<String> names =
          Stores.text(file, Long.MAX_VALUE).lines().filter(line -> !line.isBlank()).toList();
      inputs.addAll(Values.locations(CliSettings.INPUTS, names));
    } catch (IOException e) {
      throw new BadInputException(
          "file %s, which is to name inputs, cannot be read: %s."
              .formatted(file, Reason.unnamed(e)),
          e);
    }
    return inputs.isEmpty() ? given : given.with(CliSettings.INPUTS, inputs);
  }
}

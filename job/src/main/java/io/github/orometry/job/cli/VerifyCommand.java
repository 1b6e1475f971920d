package io.github.orometry.job.cli;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.result.Verification;
import io.github.orometry.setting.Setting;
import io.github.orometry.setting.Settings;
import java.util.Locale;

/** The command {@code verify}. */
final class VerifyCommand implements Command {
  private static final Setting<Location> RESULT =
      Setting.open("result", CliSettings.LOCATION, "", "DIR", "A published result");

  @Override
  public Signature signature() {
    return new Signature(
            "verify",
            "DIR [OPTION...]",
            "Reads all files of a result, and compares rows, bytes and fingerprints with its manifest.",
            "Ends with 1 where one differs, is missing, or is there that is not listed.")
        .folder(RESULT)
        .group("stores", CliSettings.STORES)
        .optional(CliSettings.MEMORY, CliSettings.VERBOSE);
  }

  @Override
  public ExitCode run(Settings given, Console console) {
    Verification.Found found = Verification.of(given.get(RESULT));
    found.differences().forEach(console::tell);
    if (!found.differences().isEmpty()) {
      return ExitCode.FAILED;
    }
    console.print(
        String.format(
            Locale.ROOT,
            "%,d files with %,d rows are what the manifest of %s says%n",
            found.files(),
            found.rows(),
            given.get(RESULT)));
    return ExitCode.DONE;
  }
}

package io.github.orometry.job.cli;

import io.github.orometry.job.engine.JobInput;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.source.InputSettings;
import io.github.orometry.job.tuning.Tuner;
import io.github.orometry.job.tuning.TuningFolder;
import io.github.orometry.setting.BadSettingException;
import io.github.orometry.setting.Setting;
import io.github.orometry.setting.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** The command {@code tune}. */
final class TuneCommand implements Command {
  private static final Setting<List<Location>> INPUTS =
      Setting.open(
          "inputs",
          CliSettings.LOCATION.list(),
          "generated ones, 41 x 63",
          "INPUT",
          "Files whose first surfaces are the sample");
  private static final Setting<Boolean> SHOW =
      Setting.flag("show", "Print the tunings that are stored, try nothing");
  private static final Setting<Boolean> CLEAR =
      Setting.flag("clear", "Delete all tunings stored, try nothing");

  @Override
  public Signature signature() {
    return new Signature(
            "tune",
            "[INPUT...] [OPTION...]",
            "Tries executors, jobs, buffer and task sizes on a sample, and stores the best for later runs.",
            "A run on this machine with surfaces of a like size uses them, and gives the same result.")
        .files(INPUTS, false)
        .optional(InputSettings.DIMS)
        .group("tuning", Tuner.SETTINGS)
        .group("stores", CliSettings.STORES)
        .optional(CliSettings.MEMORY, SHOW, CLEAR, CliSettings.VERBOSE);
  }

  @Override
  public ExitCode run(Settings given, Console console) {
    if (given.get(SHOW) && given.get(CLEAR)) {
      throw new BadSettingException("show", "and --clear contradict each other");
    }
    TuningFolder folder = new TuningFolder(Tunings.folder());
    try {
      console.print(text(given, folder, new ConsoleListener(console, "seconds", false)));
      return ExitCode.DONE;
    } catch (IOException e) {
      throw new FailedException("the tunings cannot be used: %s.".formatted(Reason.of(e)), e);
    }
  }

  private static String text(Settings given, TuningFolder folder, ConsoleListener listener)
      throws IOException {
    if (given.get(SHOW)) {
      return folder.show(listener);
    }
    if (given.get(CLEAR)) {
      int files = folder.clear();
      return "%s tuning%s deleted from %s%n"
          .formatted(files, files == 1 ? "" : "s", folder.folder());
    }
    List<Location> inputs = Objects.requireNonNullElse(given.get(INPUTS), List.of());
    return new Tuner(new JobInput(inputs, given), given, folder, listener).run();
  }
}

package io.github.orometry.job.cli;

import io.github.orometry.job.channel.ProjectionJob;
import io.github.orometry.job.engine.JobInput;
import io.github.orometry.job.engine.JobOutput;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.publish.OutputSettings;
import io.github.orometry.job.source.InputSettings;
import io.github.orometry.setting.Setting;
import io.github.orometry.setting.Settings;
import java.util.Locale;

/** The command {@code project}. */
final class ProjectCommand implements Command {
  private static final Setting<Location> OUT =
      Setting.open(
          "out",
          CliSettings.LOCATION,
          "",
          "DIR",
          "Folder that receives the projections, all that could be made at once");

  @Override
  public Signature signature() {
    return new Signature(
            "project",
            "INPUT... --out=DIR [OPTION...]",
            "Writes the cell-wise maximum over the surfaces of each channel (each array) as .npy and .png.",
            "A channel that cannot be read is named, and the others are written.")
        .files(CliSettings.INPUTS, true)
        .required(OUT)
        .group("reading", InputSettings.READING)
        .optional(ProjectionJob.JOBS, CliSettings.MEMORY)
        .optional(OutputSettings.IF_EXISTS, OutputSettings.RUN_ID)
        .optional(OutputSettings.ALLOW_LAST_WRITER_WINS, OutputSettings.STALE_AFTER)
        .group("stores", CliSettings.STORES)
        .optional(CliSettings.INPUTS_FROM, CliSettings.VERBOSE);
  }

  @Override
  public ExitCode run(Settings given, Console console) {
    JobInput input = new JobInput(given.get(CliSettings.INPUTS), given);
    ProjectionJob job = new ProjectionJob(input, new JobOutput(given.get(OUT), given));
    ProjectionJob.Outcome outcome = job.run(new ConsoleListener(console, "channels", true));
    outcome.failures().forEach(console::failed);
    outcome.left().forEach(console::left);
    if (outcome.result() != null) {
      console.print(
          String.format(
              Locale.ROOT,
              "%d of %d channels projected in %.2f s%nthe result is in %s%n",
              outcome.channels() - outcome.failures().size(),
              outcome.channels(),
              outcome.seconds(),
              outcome.result()));
    }
    return outcome.failures().isEmpty() ? ExitCode.DONE : ExitCode.BAD_INPUT;
  }
}

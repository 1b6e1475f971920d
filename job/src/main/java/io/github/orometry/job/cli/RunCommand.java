package io.github.orometry.job.cli;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.AnalysisSettings;
import io.github.orometry.job.engine.ExecutionSettings;
import io.github.orometry.job.engine.Job;
import io.github.orometry.job.engine.JobExecution;
import io.github.orometry.job.engine.JobInput;
import io.github.orometry.job.engine.JobOutput;
import io.github.orometry.job.engine.Outcome;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.publish.OutputSettings;
import io.github.orometry.job.source.InputSettings;
import io.github.orometry.setting.Settings;
import java.util.Optional;

/** The command {@code run}. */
final class RunCommand implements Command {
  @Override
  public Signature signature() {
    return new Signature(
            "run",
            "INPUT... --out=DIR [OPTION...]",
            "Reads stacks of surfaces, finds every peak, and publishes the tables and the peak counts.")
        .files(CliSettings.INPUTS, true)
        .required(CliSettings.OUT)
        .optional(CliSettings.INPUTS_FROM, CliSettings.CONFIG)
        .group("input", InputSettings.ALL)
        .group("analysis", AnalysisSettings.ALL)
        .group("execution", ExecutionSettings.ALL)
        .optional(CliSettings.MEMORY)
        .group("output", OutputSettings.ALL)
        .group("stores", CliSettings.STORES)
        .optional(CliSettings.PROFILE, CliSettings.VERBOSE);
  }

  @Override
  public ExitCode run(Settings given, Console console) {
    Job job =
        Job.of(
            Analysis.of(given),
            new JobInput(given.get(CliSettings.INPUTS), given),
            new JobOutput(given.get(CliSettings.OUT), given),
            new JobExecution(given, null, Tunings::find));
    Optional<Location> published = job.published();
    if (published.isPresent()) {
      console.print(
          "run %s has published already%nthe result is in %s%n"
              .formatted(given.get(OutputSettings.RUN_ID), published.get()));
      return ExitCode.DONE;
    }
    Profile profile = Profile.start(given.get(CliSettings.PROFILE));
    try {
      Outcome outcome = job.run(new ConsoleListener(console, "surfaces", true));
      outcome.left().forEach(console::left);
      console.print(Summary.of(outcome).text());
    } finally {
      profile.close();
    }
    return ExitCode.DONE;
  }
}

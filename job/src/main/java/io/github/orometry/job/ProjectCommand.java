package io.github.orometry.job;

import io.github.orometry.job.config.ProjectOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code project}. */
@Command(
    name = "project",
    description = {
      "Writes the cell-wise maximum over the surfaces of each channel (each array) as .npy and .png.",
      "A channel that cannot be read is named, and the others are written."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Orometry.Version.class,
    sortOptions = false,
    customSynopsis = "orometry project INPUT... --out=DIR [OPTION...]",
    usageHelpAutoWidth = true)
final class ProjectCommand implements Callable<Integer> {
  @Mixin private ProjectOptions options;

  @Option(names = "--verbose", description = "Tell more, and show where a failure came from.")
  private boolean verbose;

  @Override
  public Integer call() {
    return new Project(options.settings(), verbose).run().code();
  }
}

package io.github.orometry.job;

import io.github.orometry.job.config.TuneOptions;
import io.github.orometry.job.config.TuneSettings;
import io.github.orometry.job.executor.ExecutorChooser;
import io.github.orometry.job.tuning.StoredTunings;
import io.github.orometry.job.tuning.Tuner;
import io.github.orometry.job.tuning.TuningFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code tune}. */
@Command(
    name = "tune",
    description = {
      "Tries executors, jobs, buffer and task sizes on a sample, and stores the best for later runs.",
      "A run on this machine with surfaces of a like size uses them, and gives the same result."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Orometry.Version.class,
    sortOptions = false,
    customSynopsis = "orometry tune [INPUT...] [OPTION...]",
    usageHelpAutoWidth = true)
final class TuneCommand implements Callable<Integer> {
  @Mixin private TuneOptions options;

  @Option(names = "--verbose", description = "Tell more, and show where a failure came from.")
  private boolean verbose;

  @Override
  public Integer call() {
    TuneSettings settings = options.settings();
    TuningFolder folder = TuningFolder.ofUser();
    if (settings.clear()) {
      int files = folder.clear();
      System.out.printf(
          "%d %s deleted from %s%n", files, files == 1 ? "tuning" : "tunings", folder.folder());
    } else if (settings.show()) {
      System.out.print(new StoredTunings(folder).text(TuneCommand::tell));
    } else {
      System.out.print(
          new Tuner(settings, ExecutorChooser.registered(), folder, TuneCommand::tell, verbose)
              .run());
    }
    return 0;
  }

  private static void tell(String sentence) {
    System.err.println("orometry: " + sentence);
  }
}

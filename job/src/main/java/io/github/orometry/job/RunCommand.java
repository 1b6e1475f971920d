package io.github.orometry.job;

import io.github.orometry.job.config.RunOptions;
import io.github.orometry.job.config.SettingsFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code run}. */
@Command(
    name = "run",
    description =
        "Reads stacks of surfaces, finds every peak, and publishes the tables and the peak counts.",
    mixinStandardHelpOptions = true,
    versionProvider = Orometry.Version.class,
    sortOptions = false,
    customSynopsis = "orometry run INPUT... --out=DIR [OPTION...]",
    usageHelpAutoWidth = true)
final class RunCommand implements Callable<Integer> {
  @Mixin private RunOptions options;

  @Option(names = "--verbose", description = "Tell more, and show where a failure came from.")
  private boolean verbose;

  /**
   * Looks for {@code --config} before all else is parsed: what it names stands in for options that
   * are not given.
   */
  static void readSettingsFile(CommandLine program, String[] args) {
    ConfigArgument argument = new ConfigArgument();
    new CommandLine(argument).setUnmatchedArgumentsAllowed(true).parseArgs(args);
    if (argument.files.size() == 1 && !argument.files.get(0).isEmpty()) {
      CommandLine run = program.getSubcommands().get("run");
      Path file = Path.of(argument.files.get(0));
      run.setDefaultValueProvider(SettingsFile.read(file, run.getCommandSpec()));
    }
  }

  /**
   * The one argument that is needed first. Without a value, empty, or given twice, it is left to
   * the parser proper to complain.
   */
  @Command
  private static final class ConfigArgument {
    @Option(names = "--config", arity = "0..1", fallbackValue = "")
    private List<String> files = List.of();
  }

  @Override
  public Integer call() {
    new Run(options.settings(), verbose).run();
    return 0;
  }
}

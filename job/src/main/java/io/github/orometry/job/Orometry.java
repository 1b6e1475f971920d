package io.github.orometry.job;

import io.github.orometry.job.config.SettingsFile;
import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: its commands, and what it tells the caller when one of them fails. */
@Command(
    name = "orometry",
    description =
        "Finds every peak of every surface in a stack: height, prominence, key col, parent, region.",
    mixinStandardHelpOptions = true,
    versionProvider = Orometry.Version.class,
    subcommands = {
      RunCommand.class,
      ProjectCommand.class,
      ExportCommand.class,
      ExecutorsCommand.class,
      TuneCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done; 1 the run failed; 2 wrong usage; 3 bad input;",
      "            4 the output exists or another run published first.",
      "Help for a command: orometry COMMAND --help"
    })
public final class Orometry {
  private Orometry() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs a command; returns the exit code. Failures are told on standard error. */
  static int run(String... args) {
    try {
      CommandLine commandLine = commandLine();
      RunCommand.readSettingsFile(commandLine, args);
      return commandLine.execute(args);
    } catch (JobException e) {
      return told(e);
    } catch (OutOfMemoryError e) {
      return told(outOfMemory(e));
    }
  }

  /** Where there is no command line to say where errors go. */
  private static int told(JobException failure) {
    System.err.println("orometry: " + failure.getMessage());
    return failure.exitCode().code();
  }

  private static CommandLine commandLine() {
    return new CommandLine(new Orometry())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Orometry::wrongUsage)
        .setExecutionExceptionHandler(Orometry::failed);
  }

  private static int wrongUsage(ParameterException thrown, String[] args) {
    CommandLine command = thrown.getCommandLine();
    if (thrown.getCause() instanceof JobException failure) {
      return told(failure, origin(thrown), command);
    }
    // A required option that is missing may be there, but misspelt: that is what to tell.
    List<String> unmatched = command.getUnmatchedArguments();
    ParameterException e =
        thrown instanceof MissingParameterException && !unmatched.isEmpty()
            ? new UnmatchedArgumentException(command, unmatched)
            : thrown;
    command.getErr().println("orometry: " + origin(e) + sentence(e.getMessage()));
    if (!UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
      command.getErr().println("Help: " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return ExitCode.WRONG_USAGE.code();
  }

  /** With a full stop, also where the parser's own words have none. */
  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  /** The words for the settings file where a value is wrong that comes from there, else none. */
  private static String origin(ParameterException e) {
    return e.getCommandLine().getDefaultValueProvider() instanceof SettingsFile settings
            && settings.sets(e.getArgSpec(), e.getValue())
        ? "file " + settings.file() + ": "
        : "";
  }

  private static int failed(Exception e, CommandLine command, ParseResult parsed) {
    if (e.getCause() instanceof OutOfMemoryError memory) {
      return told(outOfMemory(memory), command);
    }
    JobException failure =
        e instanceof JobException known
            ? known
            : new JobException(ExitCode.RUN_FAILED, "the run failed unexpectedly: " + e + ".", e);
    int code = told(failure, command);
    if (parsed.subcommand() != null && parsed.subcommand().hasMatchedOption("--verbose")) {
      failure.printStackTrace(command.getErr());
    }
    return code;
  }

  private static JobException outOfMemory(OutOfMemoryError e) {
    return new JobException(
        ExitCode.RUN_FAILED,
        "the memory of "
            + (Runtime.getRuntime().maxMemory() >> 20)
            + " MiB was not enough: give more with --memory, such as --memory 4g.",
        e);
  }

  private static int told(JobException failure, CommandLine command) {
    return told(failure, "", command);
  }

  private static int told(JobException failure, String origin, CommandLine command) {
    command.getErr().println("orometry: " + origin + failure.getMessage());
    return failure.exitCode().code();
  }

  /** The version as {@code --version} prints it. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"orometry " + Versions.orometry()};
    }
  }
}

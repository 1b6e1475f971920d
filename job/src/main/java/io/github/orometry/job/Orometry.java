package io.github.orometry.job;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
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
    subcommands = {RunCommand.class, ProjectCommand.class},
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
    CommandLine commandLine = commandLine();
    try {
      RunCommand.readSettingsFile(commandLine, args);
    } catch (JobException e) {
      return told(e, commandLine);
    }
    return commandLine.execute(args);
  }

  private static CommandLine commandLine() {
    return new CommandLine(new Orometry())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Orometry::wrongUsage)
        .setExecutionExceptionHandler(Orometry::failed);
  }

  private static int wrongUsage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    if (e.getCause() instanceof JobException failure) {
      return told(failure, command);
    }
    command.getErr().println("orometry: " + e.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
      command.getErr().println("Help: " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return ExitCode.WRONG_USAGE.code();
  }

  private static int failed(Exception e, CommandLine command, ParseResult parsed) {
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

  private static int told(JobException failure, CommandLine command) {
    command.getErr().println("orometry: " + failure.getMessage());
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

package io.github.orometry.job.cli;

import io.github.orometry.job.result.Versions;
import io.github.orometry.setting.Settings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program around its commands: which one is meant, help, and what is said of wrong usage. */
public final class Frame {
  /** The commands, in the order of help. */
  static final List<String> COMMANDS =
      List.of("run", "project", "export", "verify", "clean", "executors", "tune");

  private static final String SUMMARY =
      "Finds every peak of every surface in a stack: height, prominence, key col, parent, region.";

  /** What picocli leaves beside the names of commands. */
  private static final int SUMMARY_WIDTH = 67;

  private Frame() {}

  /** A command, by its name; null where there is none. */
  static Command command(String name) {
    return switch (name) {
      case "run" -> new RunCommand();
      case "project" -> new ProjectCommand();
      case "export" -> new ExportCommand();
      case "verify" -> new VerifyCommand();
      case "clean" -> new CleanCommand();
      case "tune" -> new TuneCommand();
      case "executors" -> new ExecutorsCommand();
      case "report" -> new ReportCommand();
      default -> null;
    };
  }

  /** From now on, what no thread of this process catches is told on standard error, too. */
  public static void tellUncaught() {
    Console console = new Console(System.out, System.err);
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> console.failed(failure));
  }

  /** Runs a command line; gives the exit code. Failures are told on standard error. */
  public static int run(String... args) {
    Report report = new Report();
    Console console = report.console();
    ExitCode code;
    try {
      code = execute(args, console);
    } catch (Throwable e) { // whatever it is, the user is told and the caller gets a code
      code = console.failed(e);
    }
    report.leave(code, console);
    return code.code();
  }

  private static ExitCode execute(String[] args, Console console) {
    Command command = args.length == 0 ? null : command(args[0]);
    Signature signature = command == null ? null : command.signature();
    CommandSpec spec = command == null ? root() : signature.spec();
    CommandLine line =
        new CommandLine(spec.addMixin("standard", OptionSpecs.standard()), OptionSpecs.FACTORY);
    // A file may be called @something.
    line.setExpandAtFiles(false);
    Settings given;
    try {
      int from = command == null ? 0 : 1;
      ParseResult parsed = line.parseArgs(Arrays.copyOfRange(args, from, args.length));
      if (parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested()) {
        console.print(
            parsed.isUsageHelpRequested()
                ? line.getUsageMessage()
                : "orometry %s%n".formatted(Versions.orometry()));
        return ExitCode.DONE;
      }
      if (command == null) {
        throw new ParameterException(line, "Missing required subcommand");
      }
      given = signature.given(line, parsed);
    } catch (ParameterException e) {
      return wrongUsage(e, console);
    } catch (UsageException e) {
      return wrongUsage(new ParameterException(line, e.getMessage()), console);
    }
    console.setVerbose(given.get(CliSettings.VERBOSE));
    CliSettings.apply(given);
    return command.run(given, console);
  }

  /** All commands, for help and for names that are misspelt. */
  private static CommandSpec root() {
    CommandSpec root =
        OptionSpecs.command(
            "orometry",
            "orometry [-hV] COMMAND",
            OptionSpecs.wrapped(SUMMARY, OptionSpecs.WIDTH, ""));
    for (String name : COMMANDS) {
      String summary = command(name).signature().description().get(0);
      // All in one, as picocli lists the first part of a description only.
      String wrapped = String.join("%n", OptionSpecs.wrapped(summary, SUMMARY_WIDTH, "  "));
      root.addSubcommand(name, OptionSpecs.command(name, name, List.of(wrapped)));
    }
    List<String> footer = new ArrayList<>(List.of(""));
    footer.addAll(
        OptionSpecs.wrapped("Exit codes: " + ExitCode.all(), OptionSpecs.WIDTH, " ".repeat(12)));
    footer.add("Help for a command: orometry COMMAND --help");
    root.usageMessage().footer(footer.toArray(String[]::new));
    return root;
  }

  private static ExitCode wrongUsage(ParameterException e, Console console) {
    String name = e.getCommandLine().getCommandSpec().name();
    String message = e.getMessage();
    console.tell(message.endsWith(".") ? message : message + ".");
    PrintWriter err = new PrintWriter(console.err(), true);
    if (!UnmatchedArgumentException.printSuggestions(e, err)) {
      err.println("Help: orometry %s--help".formatted(name.equals("orometry") ? "" : name + " "));
    }
    return ExitCode.WRONG_USAGE;
  }
}

package io.github.orometry.job.cli;

import io.github.orometry.job.failure.Remedy;
import io.github.orometry.job.file.Location;
import java.io.PrintStream;

/** Where the program talks: what was asked for to one stream, everything else to another. */
final class Console {
  private final PrintStream out;
  private final PrintStream err;
  private boolean verbose;

  /**
   * A console, which tells failures by their sentence alone.
   *
   * @param out for what a command gives
   * @param err for all else
   */
  Console(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Whether details are told, and where failures came from. */
  void setVerbose(boolean verbose) {
    this.verbose = verbose;
  }

  /** What a command gives: a text with its line ends. */
  void print(String text) {
    out.print(text);
    out.flush();
  }

  /** A sentence on what happens. */
  void tell(String sentence) {
    err.println("orometry: " + sentence);
  }

  /** One that only who asked for more wants to know. */
  void detail(String sentence) {
    if (verbose) {
      tell(sentence);
    }
  }

  /**
   * A warning.
   *
   * @param remedy what would help; null for nothing known
   */
  void warn(String sentence, Remedy remedy) {
    tell("warning: " + Words.with(remedy, sentence));
  }

  /** Tells of an old result that was replaced and is still there. */
  void left(Location old) {
    tell("the old result was replaced, but could not be deleted from %s.".formatted(old));
  }

  /** Tells a failure; gives what the process ends with. */
  ExitCode failed(Throwable failure) {
    tell(Words.sentence(failure));
    if (verbose) {
      failure.printStackTrace(err);
    }
    return Words.code(failure);
  }

  /** For what draws on it. */
  PrintStream err() {
    return err;
  }
}

package io.github.orometry.job;

import io.github.orometry.job.cli.Frame;

/** The program. */
public final class Orometry {
  private Orometry() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    Frame.tellUncaught();
    System.exit(run(args));
  }

  /** Runs a command; returns the exit code. Failures are told on standard error. */
  static int run(String... args) {
    return Frame.run(args);
  }
}

package io.github.orometry.job;

import io.github.orometry.job.cli.Frame;

/** The program. */
public final class Orometry {
  private Orometry() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    Frame.tellUncaught();
    int code = run(args);
    if (code != 0 || !isDriverOfYarn()) {
      System.exit(code);
    }
  }

  /** YARN ends its drivers itself, and takes one that exits for failed, whatever its code. */
  private static boolean isDriverOfYarn() {
    return "yarn".equals(System.getProperty("spark.master"))
        && "cluster".equals(System.getProperty("spark.submit.deployMode"));
  }

  /** Runs a command; returns the exit code. Failures are told on standard error. */
  static int run(String... args) {
    return Frame.run(args);
  }
}

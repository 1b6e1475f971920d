package io.github.orometry.job.config;

import java.time.Duration;
import picocli.CommandLine.Option;

/** The settings of {@code executors} as the command line names them. Filled by the parser. */
public final class ExecutorsOptions {
  @Option(
      names = "--jobs",
      defaultValue = "-1",
      converter = Texts.Jobs.class,
      paramLabel = "N",
      description =
          "How many surfaces at once; -1: as many as cores, -2: one less (default: ${DEFAULT-VALUE}).")
  int jobs;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master to look for, such as spark://host:7077 (default: none).")
  String master;

  @Option(
      names = "--connect-timeout",
      defaultValue = "10",
      converter = Texts.Positive.class,
      paramLabel = "SECONDS",
      description = "How long a Spark master may take to answer (default: ${DEFAULT-VALUE}).")
  int connectTimeout;

  /** How many surfaces at once, at least 1. */
  public int jobs() {
    return RunSettings.jobs(jobs);
  }

  /** Null for none. */
  public String master() {
    return master;
  }

  public Duration connectTimeout() {
    return Duration.ofSeconds(connectTimeout);
  }
}

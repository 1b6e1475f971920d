package io.github.orometry.job.engine;

import java.time.Duration;
import java.util.Set;

/**
 * What is asked of an executor, before it is started.
 *
 * @param jobs how many surfaces at once, at least 1
 * @param master the Spark master asked for; null for none
 * @param connectTimeout how long a master may take to answer
 * @param runId the run's name
 * @param surfaces how many there are
 * @param cells cells of each
 * @param formats of the inputs
 */
public record Demand(
    int jobs,
    String master,
    Duration connectTimeout,
    String runId,
    long surfaces,
    int cells,
    Set<String> formats) {
  /** A negative number of jobs counts back from the number of cores: -1 is all of them. */
  public static int jobs(int asked) {
    int cores = Runtime.getRuntime().availableProcessors();
    return asked > 0 ? asked : Math.max(1, cores + 1 + asked);
  }

  /** This with another number of jobs. */
  public Demand withJobs(int others) {
    return new Demand(others, master, connectTimeout, runId, surfaces, cells, formats);
  }
}

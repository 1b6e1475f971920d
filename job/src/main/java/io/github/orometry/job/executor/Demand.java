package io.github.orometry.job.executor;

import io.github.orometry.job.config.RunSettings;
import io.github.orometry.job.input.InputFile;
import io.github.orometry.job.input.Inputs;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

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

  /** That of a run. */
  public static Demand of(RunSettings settings, Inputs inputs) {
    return new Demand(
        settings.jobs(),
        settings.master(),
        settings.connectTimeout(),
        settings.runId(),
        inputs.slabs(),
        inputs.grid().cells(),
        inputs.files().stream().map(InputFile::format).collect(Collectors.toUnmodifiableSet()));
  }

  /** This with another number of jobs. */
  public Demand withJobs(int others) {
    return new Demand(others, master, connectTimeout, runId, surfaces, cells, formats);
  }
}

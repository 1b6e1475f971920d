package io.github.orometry.job.tuning;

import io.github.orometry.analysis.BatchSizes;
import io.github.orometry.job.engine.Demand;
import io.github.orometry.job.engine.ExecutionSettings;
import io.github.orometry.job.engine.Executor;
import io.github.orometry.job.engine.JobExecution;
import io.github.orometry.job.engine.Tuned;
import io.github.orometry.setting.Settings;
import java.util.List;
import java.util.Map;

/**
 * A way to do the work.
 *
 * @param executor the name of what does it
 * @param jobs how many surfaces at once, at least 1; 1 for an executor that has no jobs
 * @param buffer surfaces of a task in memory at a time, at least 1
 * @param perTask surfaces of a task, at least 1
 */
record Candidate(String executor, int jobs, int buffer, int perTask) {
  private static final int STEP = 4;

  /** What a run does untuned, with many surfaces. */
  static Candidate untuned(Executor executor, Demand demand) {
    int jobs = executor.footprint(demand).tasks();
    long heap = Runtime.getRuntime().maxMemory();
    return new Candidate(
        executor.name(),
        jobs,
        BatchSizes.AUTOMATIC.buffer(demand.cells(), jobs, heap),
        BatchSizes.AUTOMATIC.perTask(Integer.MAX_VALUE, demand.cells(), jobs));
  }

  /** Smaller and larger buffers and tasks; fewer jobs. */
  List<Candidate> variants() {
    return List.of(
        new Candidate(executor, jobs, Math.max(1, buffer / STEP), perTask),
        new Candidate(executor, jobs, buffer * STEP, perTask),
        new Candidate(executor, jobs, buffer, Math.max(1, perTask / STEP)),
        new Candidate(executor, jobs, buffer, perTask * STEP),
        new Candidate(executor, (jobs + 1) / 2, buffer, perTask));
  }

  /** Whether only sizes differ. */
  boolean isLike(Candidate other) {
    return executor.equals(other.executor) && jobs == other.jobs;
  }

  /**
   * What a run does that takes this from a tuning.
   *
   * @param maxMemory bytes for each worker, null for a share of the heap; a run that is estimated
   *     to need more fails
   */
  JobExecution execution(Long maxMemory) {
    Tuned tuned = new Tuned("", jobs, perTask, buffer, Executor::cost, Map.of());
    Long most = maxMemory == null ? null : (Long) (long) ((double) maxMemory * jobs);
    Settings settings =
        Settings.NONE
            .with(ExecutionSettings.EXECUTOR, executor)
            .with(ExecutionSettings.NO_FALLBACK, true)
            .with(ExecutionSettings.MEMORY_WARN, most)
            .with(ExecutionSettings.MEMORY_STRICT, true);
    return new JobExecution(settings, null, (cells, listener) -> tuned);
  }

  @Override
  public String toString() {
    return "%s (%s at once, tasks of %s, buffer %s)".formatted(executor, jobs, perTask, buffer);
  }
}

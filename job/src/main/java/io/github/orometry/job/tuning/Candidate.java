package io.github.orometry.job.tuning;

import io.github.orometry.job.executor.Executor;
import io.github.orometry.job.executor.TaskSizes;

/**
 * A way to do the work.
 *
 * @param executor what does it
 * @param workers how many surfaces at once, at least 1; 1 for an executor that has no jobs
 * @param bufferSize surfaces of a task in memory at a time, at least 1
 * @param slabsPerTask surfaces of a task, at least {@code bufferSize}
 */
record Candidate(Executor executor, int workers, int bufferSize, int slabsPerTask) {

  /** With sizes that make sense together: no buffer is larger than a task. */
  static Candidate of(Executor executor, int workers, long bufferSize, long slabsPerTask) {
    int task = (int) Math.max(1, Math.min(Integer.MAX_VALUE, slabsPerTask));
    return new Candidate(executor, workers, (int) Math.max(1, Math.min(task, bufferSize)), task);
  }

  /** In a few words. */
  String name() {
    return String.format(
        "%s (%d at once, tasks of %d, buffer %d)",
        executor.name(), workers, slabsPerTask, bufferSize);
  }

  Candidate withBuffer(long surfaces) {
    return of(executor, workers, surfaces, slabsPerTask);
  }

  /** The buffer stays, if it is not larger than the task. */
  Candidate withTask(long surfaces) {
    return of(executor, workers, bufferSize, surfaces);
  }

  /** Whether only sizes differ. */
  boolean isLike(Candidate other) {
    return executor == other.executor && workers == other.workers;
  }

  /** As a run is given them by a tuning: tasks are smaller where surfaces are few. */
  TaskSizes sizes() {
    return new TaskSizes(0, 0).atMost(slabsPerTask, bufferSize);
  }
}

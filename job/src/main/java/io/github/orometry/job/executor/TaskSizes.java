package io.github.orometry.job.executor;

import io.github.orometry.job.config.RunSettings;
import java.io.Serializable;

/**
 * How many surfaces go together. None of it changes a result.
 *
 * @param slabsPerTask surfaces of a task; 0 for as many as {@link TaskPlan} finds fit
 * @param bufferSize surfaces of a task that are in memory at a time, once read; 0 for as many as
 *     fit the memory given
 */
public record TaskSizes(int slabsPerTask, int bufferSize) implements Serializable {
  /** Values that a buffer holds at most unless told otherwise: 8 MB. */
  private static final long MOST_VALUES = 1 << 20;

  /** A buffer takes no more than this share of the memory, less for each worker. */
  private static final int SHARE = 16;

  /** Those of a run. */
  public static TaskSizes of(RunSettings settings) {
    return new TaskSizes(settings.slabsPerTask(), settings.bufferSize());
  }

  /** Surfaces of a task, where so many slabs are for so many workers. */
  public int slabsPerTask(long slabs, int cells, int workers) {
    return slabsPerTask > 0 ? slabsPerTask : TaskPlan.slabsPerTask(slabs, cells, workers);
  }

  /**
   * Surfaces in the buffer of each of several workers, at least 1.
   *
   * @param memory bytes that the workers share
   */
  public int bufferSize(int cells, int workers, long memory) {
    if (bufferSize > 0) {
      return bufferSize;
    }
    long fits = memory / ((long) SHARE * workers * Double.BYTES);
    return (int) Math.max(1, Math.min(MOST_VALUES, fits) / cells);
  }
}

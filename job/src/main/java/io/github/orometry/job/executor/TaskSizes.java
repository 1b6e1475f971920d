package io.github.orometry.job.executor;

import io.github.orometry.job.config.RunSettings;
import java.io.Serializable;

/**
 * How many surfaces go together. None of it changes a result.
 *
 * @param slabsPerTask surfaces of a task; 0 for as many as {@link TaskPlan} finds fit
 * @param bufferSize surfaces of a task that are in memory at a time, once read; 0 for as many as
 *     fit the memory given
 * @param mostInTask where {@code slabsPerTask} is 0: surfaces of a task at most, as tuned; 0 for
 *     untuned
 * @param mostInBuffer where {@code bufferSize} is 0: surfaces in memory at most, as tuned; 0 for
 *     untuned
 */
public record TaskSizes(int slabsPerTask, int bufferSize, int mostInTask, int mostInBuffer)
    implements Serializable {
  /** Values that a buffer holds at most unless told otherwise: 8 MB. */
  private static final long MOST_VALUES = 1 << 20;

  /** A buffer takes no more than this share of the memory, less for each worker. */
  private static final int SHARE = 16;

  /** Untuned sizes. */
  public TaskSizes(int slabsPerTask, int bufferSize) {
    this(slabsPerTask, bufferSize, 0, 0);
  }

  /** Those of a run, untuned. */
  public static TaskSizes of(RunSettings settings) {
    return new TaskSizes(settings.slabsPerTask(), settings.bufferSize());
  }

  /**
   * These with bounds for what is left open, in place of those that hold without a tuning. Where
   * surfaces are few or memory is short, it is less.
   */
  public TaskSizes atMost(int slabsPerTaskAtMost, int bufferSizeAtMost) {
    return new TaskSizes(slabsPerTask, bufferSize, slabsPerTaskAtMost, bufferSizeAtMost);
  }

  /** Surfaces of a task, where so many slabs are for so many workers. */
  public int slabsPerTask(long slabs, int cells, int workers) {
    if (slabsPerTask > 0) {
      return slabsPerTask;
    }
    return mostInTask > 0
        ? TaskPlan.slabsPerTask(slabs, cells, workers, mostInTask)
        : TaskPlan.slabsPerTask(slabs, cells, workers);
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
    long fits = memory / ((long) SHARE * workers * Double.BYTES) / cells;
    long most = mostInBuffer > 0 ? mostInBuffer : MOST_VALUES / cells;
    return (int) Math.max(1, Math.min(most, fits));
  }
}

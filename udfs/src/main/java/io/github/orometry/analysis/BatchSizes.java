package io.github.orometry.analysis;

import java.io.Serializable;

/**
 * How many surfaces go together. None of it changes an answer.
 *
 * @param perTask surfaces of a task; 0 for as many as take about 60 ms
 * @param buffer surfaces of a task that are in memory at a time, once read; 0 for as many as fit
 *     the memory given
 * @param mostPerTask where {@code perTask} is 0: surfaces of a task at most; 0 for no bound
 * @param mostInBuffer where {@code buffer} is 0: surfaces in memory at most; 0 for 8 MB of them
 */
public record BatchSizes(int perTask, int buffer, int mostPerTask, int mostInBuffer)
    implements Serializable {
  /** As the program finds fit. */
  public static final BatchSizes AUTOMATIC = new BatchSizes(0, 0, 0, 0);

  /**
   * A surface costs about 60 ns a cell all told, so this many cells make a task of about 60 ms.
   * They fill one buffer: longer tasks would only gather more answers.
   */
  private static final long CELLS_PER_TASK = 1 << 20;

  /** Below this, about 10 ms, starting a task is no small part of its cost. */
  private static final long LEAST_CELLS_PER_TASK = 160_000;

  private static final int MOST_SURFACES = 16_384;

  /** Tasks that each of several workers should get at least, where there are that many surfaces. */
  private static final int TASKS_PER_WORKER = 4;

  /** Values that a buffer holds at most unless told otherwise: 8 MB. */
  private static final long MOST_VALUES = 1 << 20;

  /** A buffer takes no more than this share of the memory, less for each worker. */
  private static final int SHARE = 16;

  /**
   * Surfaces of a task, where so many surfaces are for so many workers: tasks of about 60 ms, but
   * enough of them to keep all workers busy.
   */
  public int perTask(long surfaces, int cells, int workers) {
    if (perTask > 0) {
      return perTask;
    }
    long byWork = mostPerTask > 0 ? mostPerTask : Math.max(1, CELLS_PER_TASK / cells);
    long least = Math.max(1, LEAST_CELLS_PER_TASK / cells);
    long byShare =
        workers == 1 ? surfaces : Math.max(least, surfaces / ((long) workers * TASKS_PER_WORKER));
    return Math.toIntExact(Math.min(MOST_SURFACES, Math.min(byWork, byShare)));
  }

  /**
   * The same for workers to whom a task costs more besides: where nothing is asked for, so many
   * times as long.
   */
  public int perLongTask(long surfaces, int cells, int workers, int times) {
    boolean asked = perTask > 0 || mostPerTask > 0;
    return perTask(surfaces, asked ? cells : Math.max(1, cells / times), workers);
  }

  /**
   * Surfaces in the buffer of each of several workers, at least 1.
   *
   * @param memory bytes that the workers share
   */
  public int buffer(int cells, int workers, long memory) {
    if (buffer > 0) {
      return buffer;
    }
    long fits = memory / ((long) SHARE * workers * Double.BYTES) / cells;
    long most = mostInBuffer > 0 ? mostInBuffer : MOST_VALUES / cells;
    return (int) Math.max(1, Math.min(most, fits));
  }
}

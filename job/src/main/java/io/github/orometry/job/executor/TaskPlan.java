package io.github.orometry.job.executor;

import io.github.orometry.job.input.SlabSource;
import java.util.ArrayList;
import java.util.List;

/** Cuts the sources into tasks. */
public final class TaskPlan {
  /** A slab costs about 60 ns a cell all told, so this many cells make a task of about 150 ms. */
  private static final long CELLS_PER_TASK = 2_500_000;

  /** Below this, about 10 ms, starting a task is no small part of its cost. */
  private static final long LEAST_CELLS_PER_TASK = 160_000;

  private static final int MOST_SLABS = 16_384;

  /** Tasks that each of several workers should get at least, where there are that many slabs. */
  private static final int TASKS_PER_WORKER = 4;

  private TaskPlan() {}

  /**
   * Slabs per task for surfaces of so many cells: tasks of 100 to 500 ms, but enough of them to
   * keep all workers busy.
   */
  public static int slabsPerTask(long slabs, int cells, int workers) {
    return slabsPerTask(slabs, cells, workers, Math.max(1, CELLS_PER_TASK / cells));
  }

  /** The same with tasks of {@code byWork} slabs where there are slabs enough. */
  static int slabsPerTask(long slabs, int cells, int workers, long byWork) {
    long least = Math.max(1, LEAST_CELLS_PER_TASK / cells);
    long byShare =
        workers == 1 ? slabs : Math.max(least, slabs / ((long) workers * TASKS_PER_WORKER));
    return Math.toIntExact(Math.min(MOST_SLABS, Math.min(byWork, byShare)));
  }

  /**
   * The tasks of a run in the order of their slabs, each of at most {@code slabsPerTask} slabs of
   * one source.
   */
  public static List<SlabTask> tasks(List<SlabSource> sources, int slabsPerTask) {
    List<SlabTask> tasks = new ArrayList<>();
    for (int source = 0; source < sources.size(); source++) {
      int size = sources.get(source).size();
      for (int from = 0; from < size; ) {
        int to = Math.toIntExact(Math.min(size, (long) from + slabsPerTask));
        tasks.add(new SlabTask(source, from, to));
        from = to;
      }
    }
    return tasks;
  }
}

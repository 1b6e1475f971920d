package io.github.orometry.job.executor;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.table.RowContext;
import io.github.orometry.mask.MaskBits;
import io.github.orometry.surface.Grid;
import java.util.Locale;

/**
 * What a run is going to need, told before it begins: from the grid, the cores and the batches, not
 * from the surfaces, so it is an estimate. Surfaces with peaks everywhere need more.
 *
 * @param tasks tasks at once in this process
 * @param slabsPerTask surfaces of a task
 * @param bufferSize surfaces of a task that are in memory at a time, once read
 * @param surface bytes for one surface, its masks and what finds its peaks
 * @param memory bytes of heap for all tasks at once, their results in flight, and the tables'
 *     writers
 * @param masks bytes of all masks, a bit a cell, as they are before compression: surfaces x masks x
 *     cells / 8
 */
public record MemoryEstimate(
    int tasks, int slabsPerTask, int bufferSize, long surface, long memory, long masks) {
  /** The kernel's workspaces, measured on one smooth surface of 4 million cells. */
  private static final long WORKSPACE_PER_CELL = 48;

  /** Rows of a surface with a dozen peaks. */
  private static final long RESULT = 4096;

  /** What a table's writer gathers before it writes: about a row group. */
  private static final long WRITER = 4L << 20;

  /**
   * The estimate for so many slabs. On a cluster it is that of one task.
   *
   * @param heap bytes that the tasks share
   */
  public static MemoryEstimate of(
      Executor.Footprint footprint, TaskSizes sizes, long slabs, RowContext rows, long heap) {
    Grid grid = rows.grid();
    int tasks = footprint.tasks();
    long batch = Math.min(slabs, sizes.slabsPerTask(slabs, grid.cells(), tasks));
    long buffer = Math.min(batch, sizes.bufferSize(grid.cells(), tasks, heap));
    long maskBytes = (long) rows.masks().size() * MaskBits.bytes(grid.cells());
    long workspace = WORKSPACE_PER_CELL * grid.cells();
    long values = (long) Double.BYTES * grid.cells();
    long memory =
        tasks * (workspace + buffer * values)
            + footprint.results() * batch * (maskBytes + RESULT)
            + (long) footprint.writers() * rows.tables().size() * WRITER;
    return new MemoryEstimate(
        tasks,
        (int) batch,
        (int) buffer,
        values + workspace + maskBytes,
        memory,
        slabs * maskBytes);
  }

  /** The estimate in one line. */
  public String text() {
    String heap =
        String.format(
            Locale.ROOT,
            "memory about %s (tasks at once: %d, surfaces in each: %d, read at a time: %d)",
            mebibytes(memory),
            tasks,
            slabsPerTask,
            bufferSize);
    return masks == 0 ? heap : heap + ", masks " + mebibytes(masks) + " before compression";
  }

  /**
   * Checks that one surface fits the memory of this process.
   *
   * @param given bytes of heap
   * @throws JobException where it does not
   */
  public void checkSurface(Grid grid, long given) {
    if (surface > given) {
      throw new JobException(
          ExitCode.RUN_FAILED,
          "one surface of "
              + grid
              + " needs about "
              + surface
              + " bytes of memory, but "
              + given
              + " bytes are given; --memory gives more.");
    }
  }

  /**
   * What to warn of; null for nothing.
   *
   * @param limit in bytes, for the memory and for the masks each; null for the heap, and no limit
   *     for the masks
   * @param heap bytes of this process
   */
  public String excess(Long limit, long heap) {
    if (memory <= (limit == null ? heap : limit) && (limit == null || masks <= limit)) {
      return null;
    }
    return "the run needs about "
        + memory
        + " bytes of memory and "
        + masks
        + " bytes for masks before compression, where "
        + (limit == null
            ? heap + " bytes of memory are given (--memory)."
            : limit + " bytes are the limit (--memory-warn).");
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
  }
}

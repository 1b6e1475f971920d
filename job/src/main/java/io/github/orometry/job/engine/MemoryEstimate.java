package io.github.orometry.job.engine;

import io.github.orometry.analysis.BatchSizes;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.job.format.parquet.ParquetOutput;
import io.github.orometry.job.result.ResultSpec;
import io.github.orometry.mask.MaskBits;
import io.github.orometry.surface.Grid;
import java.util.Locale;

/**
 * What a run is going to need, told before it begins: from the grid, the cores and the batches, not
 * from the surfaces, so it is an estimate. Surfaces with peaks everywhere need more.
 *
 * @param tasks tasks at once in this process
 * @param perTask surfaces of a task
 * @param buffer surfaces of a task that are in memory at a time, once read
 * @param surface bytes for one surface, its masks and what finds its peaks
 * @param memory bytes of heap for all tasks at once, their answers in flight, and the tables'
 *     writers
 * @param masks bytes of all masks, a bit a cell, as they are before compression: surfaces x masks x
 *     cells / 8
 */
record MemoryEstimate(int tasks, int perTask, int buffer, long surface, long memory, long masks) {
  /** The kernel's workspaces, measured on one smooth surface of 4 million cells. */
  private static final long WORKSPACE_PER_CELL = 48;

  /** What tracing outlines takes besides, and finding labels. */
  private static final long OUTLINES_PER_CELL = 24;

  private static final long LABELS_PER_CELL = 8;

  /** Rows of a surface with a dozen peaks. */
  private static final long ANSWER = 4096;

  /** What a table's writer gathers before it writes: about a row group. */
  private static final long WRITER = ParquetOutput.GROUP_BYTES;

  /**
   * The estimate for so many surfaces. On a cluster it is that of one task.
   *
   * @param reader bytes that an open source holds besides its surfaces
   * @param heap bytes that the tasks share
   */
  static MemoryEstimate of(
      Executor.Footprint footprint,
      BatchSizes sizes,
      long surfaces,
      ResultSpec spec,
      long reader,
      long heap) {
    int cells = spec.grid().cells();
    int tasks = footprint.tasks();
    long task = Math.min(surfaces, sizes.perTask(surfaces, cells, tasks));
    long buffer = Math.min(task, sizes.buffer(cells, tasks, heap));
    long maskBytes = (long) spec.analysis().masks().size() * MaskBits.bytes(cells);
    long workspace =
        cells
            * (WORKSPACE_PER_CELL
                + (spec.analysis().outlines() ? OUTLINES_PER_CELL : 0)
                + (spec.analysis().labels() ? LABELS_PER_CELL : 0));
    long values = (long) Double.BYTES * cells;
    long memory =
        tasks * (workspace + reader + buffer * values)
            + footprint.results() * task * (maskBytes + ANSWER)
            + (long) footprint.writers() * spec.tables().size() * WRITER;
    return new MemoryEstimate(
        tasks,
        (int) task,
        (int) buffer,
        values + workspace + maskBytes,
        memory,
        surfaces * maskBytes);
  }

  /** The estimate in one line. */
  String text() {
    String heap =
        "memory about %s (tasks at once: %s, surfaces in each: %s, read at a time: %s)"
            .formatted(mebibytes(memory), tasks, perTask, buffer);
    return masks == 0 ? heap : heap + ", masks " + mebibytes(masks) + " before compression";
  }

  /**
   * Checks that one surface fits the memory of this process.
   *
   * @param given bytes of heap
   * @throws FailedException where it does not
   */
  void checkSurface(Grid grid, long given) {
    if (surface > given) {
      throw new FailedException(
          "one surface of %s needs about %s bytes of memory, but %s bytes are given."
              .formatted(grid, surface, given),
          new Remedy("memory", "", "gives more"));
    }
  }

  /**
   * What to warn of; null for nothing.
   *
   * @param limit in bytes, for the memory and for the masks each; null for the heap, and no limit
   *     for the masks
   * @param heap bytes of this process
   */
  String excess(Long limit, long heap) {
    if (memory <= (limit == null ? heap : limit) && (limit == null || masks <= limit)) {
      return null;
    }
    String bound =
        limit == null ? heap + " bytes of memory are given" : limit + " bytes are the limit";
    return "the run needs about %s bytes of memory and %s bytes for masks before compression, where %s."
        .formatted(memory, masks, bound);
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
  }
}

package io.github.orometry.job.executor;

import io.github.orometry.job.config.BadSlabPolicy;
import io.github.orometry.job.config.RunSettings;
import io.github.orometry.job.input.Inputs;
import io.github.orometry.job.projection.ProjectedEpoch;
import io.github.orometry.job.report.Progress;
import io.github.orometry.job.slab.SlabSettings;
import io.github.orometry.job.table.RowContext;
import io.github.orometry.job.table.TableFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * What an executor is given.
 *
 * @param inputs the slabs
 * @param settings of the workers
 * @param rows what rows need besides results
 * @param format of the tables' files
 * @param tables folder that receives a folder for each table; it exists
 * @param scratch gives a folder for what is needed on the way
 * @param failOnBadSlab whether an invalid surface ends the run
 * @param project whether each epoch collapses to its maximum projection first
 * @param sizes how many surfaces go together
 */
public record Work(
    Inputs inputs,
    SlabSettings settings,
    RowContext rows,
    TableFormat format,
    Path tables,
    Supplier<Path> scratch,
    boolean failOnBadSlab,
    boolean project,
    TaskSizes sizes) {

  /** That of a run. */
  public static Work of(
      RunSettings settings,
      Inputs inputs,
      RowContext rows,
      Path tables,
      Supplier<Path> scratch,
      TaskSizes sizes) {
    SlabSettings workers =
        new SlabSettings(
            inputs.grid(),
            settings.connectivity(),
            settings.thresholds(),
            rows.levels(),
            rows.scoredLevel(),
            rows.masks());
    return new Work(
        inputs,
        workers,
        rows,
        settings.tableFormat(),
        tables,
        scratch,
        settings.onBadSlab() == BadSlabPolicy.FAIL,
        settings.project() != null,
        sizes);
  }

  /**
   * The slabs that the workers of this process are to get, in the global order.
   *
   * @param threads how many read them
   * @param progress is told of surfaces as they are projected; else it is for the executor to tell
   */
  Inputs slabs(int threads, Progress progress) {
    Inputs ordered = inputs.inOrder(scratch);
    return project ? ProjectedEpoch.of(ordered, threads, progress::add) : ordered;
  }

  /** The slabs of each task of this process. */
  List<SlabTask> tasks(Inputs slabs, int threads) {
    int perTask = sizes.slabsPerTask(slabs.slabs(), slabs.grid().cells(), threads);
    return TaskPlan.tasks(slabs.sources(), perTask);
  }

  /** What does the tasks of one of this process's threads. */
  TaskRunner runner(Inputs slabs, int threads) {
    long memory = Runtime.getRuntime().maxMemory();
    int bufferSize = sizes.bufferSize(slabs.grid().cells(), threads, memory);
    return new TaskRunner(slabs.sources(), settings, bufferSize);
  }
}

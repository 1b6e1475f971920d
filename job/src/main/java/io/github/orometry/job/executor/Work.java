package io.github.orometry.job.executor;

import io.github.orometry.job.input.Inputs;
import io.github.orometry.job.projection.ProjectedEpoch;
import io.github.orometry.job.slab.SlabSettings;
import io.github.orometry.job.table.RowContext;
import io.github.orometry.job.table.TableFormat;
import java.nio.file.Path;
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
 * @param slabsPerTask slabs in a task; 0 for as many as {@link TaskPlan} finds fit
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
    int slabsPerTask) {

  /**
   * The slabs that the workers of this process are to get, in the global order.
   *
   * @param threads how many read them
   */
  Inputs slabs(int threads) {
    Inputs ordered = inputs.inOrder(scratch);
    return project ? ProjectedEpoch.of(ordered, threads) : ordered;
  }
}

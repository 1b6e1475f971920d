package io.github.orometry.job.executor;

import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.input.Inputs;
import io.github.orometry.job.input.SlabKey;
import io.github.orometry.job.input.SlabSource;
import io.github.orometry.job.projection.ProjectedEpoch;

/** What is said of a surface that is not valid. */
public final class BadSlabs {
  private BadSlabs() {}

  /** The failure of a run for a rejected slab: where it comes from, and what was expected. */
  public static JobException failure(Work work, int epochIdx, int timeBinIdx, String error) {
    Inputs inputs = work.project() ? ProjectedEpoch.of(work.inputs(), 1) : work.inputs();
    return JobException.badInput(
        where(inputs, SlabKey.of(epochIdx, timeBinIdx))
            + (" (epoch " + epochIdx + ", time bin " + timeBinIdx + "): ")
            + error
            + ", but a cell must be a finite number, or NaN where it is missing"
            + " (--on-bad-slab quarantine leaves such surfaces out).");
  }

  private static String where(Inputs inputs, long key) {
    for (SlabSource source : inputs.sources()) {
      long[] keys = source.keys();
      for (int k = 0; k < keys.length; k++) {
        if (keys[k] == key) {
          return source.describe(k);
        }
      }
    }
    throw new IllegalArgumentException("no input holds epoch " + SlabKey.epochIdx(key));
  }
}

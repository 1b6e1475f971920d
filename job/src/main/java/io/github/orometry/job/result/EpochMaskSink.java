package io.github.orometry.job.result;

import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.analysis.SurfaceStatus;
import io.github.orometry.table.EpochMasks;
import java.util.function.Consumer;

/**
 * Unites the masks of each epoch. The surfaces of an epoch come one after another, so its masks are
 * done when the next begins.
 */
final class EpochMaskSink implements Sink {
  private final Consumer<EpochMasks> finished;

  /** The masks of the epoch at hand; null before the first valid surface. */
  private EpochMasks epoch;

  EpochMaskSink(Consumer<EpochMasks> finished) {
    this.finished = finished;
  }

  @Override
  public void accept(PeakBlock block) {
    for (int s = 0; s < block.surfaces(); s++) {
      if (block.status(s) == SurfaceStatus.REJECTED) {
        continue;
      }
      if (epoch != null && epoch.epochIdx() == block.epochIdx(s)) {
        epoch.add(block.masks(), s);
      } else {
        end();
        epoch = EpochMasks.of(block.epochIdx(s), block.masks(), s);
      }
    }
  }

  @Override
  public void end() {
    if (epoch != null) {
      finished.accept(epoch);
      epoch = null;
    }
  }
}

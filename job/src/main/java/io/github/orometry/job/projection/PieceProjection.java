package io.github.orometry.job.projection;

import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.input.Epoch;
import io.github.orometry.job.input.SlabReader;
import io.github.orometry.job.slab.SlabBatch;
import io.github.orometry.projection.CellwiseMaximum;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;

/** Reads the surfaces of a piece, some at a time, and gives their projection. */
final class PieceProjection implements Callable<double[]> {
  /** Values in memory at a time, unless one surface has more: 4 MB. */
  private static final int VALUES_AT_ONCE = 1 << 19;

  private final List<Epoch.Part> parts;
  private final SlabBatch batch;
  private final double[] projection;
  private final LongConsumer progress;

  PieceProjection(List<Epoch.Part> parts, int cells, LongConsumer progress) {
    this.parts = parts;
    this.progress = progress;
    batch = new SlabBatch(cells);
    projection = new double[cells];
  }

  @Override
  public double[] call() {
    CellwiseMaximum.clear(projection);
    for (Epoch.Part part : parts) {
      try (SlabReader reader = part.source().open()) {
        add(part, reader);
      } catch (IOException e) {
        throw JobException.badInput(
            part.source().describe(part.from()) + " cannot be read: " + e + ".");
      }
    }
    return projection;
  }

  private void add(Epoch.Part part, SlabReader reader) {
    int step = Math.max(1, VALUES_AT_ONCE / batch.cells());
    for (int from = part.from(); from < part.to(); ) {
      int to = Math.min(part.to() - from, step) + from;
      reader.read(from, to, batch);
      for (int k = 0; k < batch.size(); k++) {
        CellwiseMaximum.add(projection, batch.values(), k * batch.cells());
      }
      progress.accept(to - from);
      from = to;
    }
  }
}

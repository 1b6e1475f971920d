package io.github.orometry.projection;

import io.github.orometry.stack.Epoch;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;

/**
 * The projection of a piece of an epoch, that one thread makes: reads its surfaces, some at a time.
 */
final class PieceProjection implements Callable<double[]> {
  /** Values in memory at a time, unless one surface has more: 4 MB. */
  private static final int VALUES_AT_ONCE = 1 << 19;

  private final List<Epoch.Part> parts;
  private final SurfaceBatch batch;
  private final double[] projection;
  private final LongConsumer progress;
  private int checksum;

  private PieceProjection(List<Epoch.Part> parts, int cells, LongConsumer progress) {
    this.parts = parts;
    this.progress = progress;
    batch = new SurfaceBatch(cells);
    projection = new double[cells];
  }

  /** At most {@code threads} pieces, none of them empty, of nearly as many surfaces. */
  static List<PieceProjection> of(ProjectedEpoch projected, int cells) {
    long surfaces = projected.epoch().surfaces();
    int count = (int) Math.min(projected.threads(), surfaces);
    List<PieceProjection> pieces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Epoch.Part> parts =
          between(projected.epoch(), surfaces * i / count, surfaces * (i + 1) / count);
      pieces.add(new PieceProjection(parts, cells, projected.progress()));
    }
    return pieces;
  }

  /** Surfaces {@code [from, to)} of the epoch. */
  private static List<Epoch.Part> between(Epoch epoch, long from, long to) {
    List<Epoch.Part> piece = new ArrayList<>();
    long before = 0;
    for (Epoch.Part part : epoch.parts()) {
      int first = (int) Math.max(0, from - before);
      int end = (int) Math.min(part.size(), to - before);
      if (first < end) {
        piece.add(new Epoch.Part(part.source(), part.from() + first, part.from() + end));
      }
      before += part.size();
    }
    return piece;
  }

  @Override
  public double[] call() throws IOException {
    CellwiseMaximum.clear(projection);
    for (Epoch.Part part : parts) {
      try (SurfaceReader reader = part.source().open()) {
        add(part, reader);
        checksum ^= reader.checksum();
      }
    }
    return projection;
  }

  /** What was read adds to the checksum of its source, once it is projected. */
  int checksum() {
    return checksum;
  }

  private void add(Epoch.Part part, SurfaceReader reader) throws IOException {
    int step = Math.max(1, VALUES_AT_ONCE / batch.cells());
    for (int from = part.from(); from < part.to(); from += batch.size()) {
      reader.read(from, from + Math.min(part.to() - from, step), batch);
      for (int k = 0; k < batch.size(); k++) {
        CellwiseMaximum.add(projection, batch.values(), k * batch.cells());
      }
      progress.accept(batch.size());
    }
  }
}

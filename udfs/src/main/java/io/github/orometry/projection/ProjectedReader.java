package io.github.orometry.projection;

import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceReader;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Computes the projection of an epoch when it is read. */
final class ProjectedReader implements SurfaceReader {
  private final ProjectedEpoch projected;
  private int checksum;

  ProjectedReader(ProjectedEpoch projected) {
    this.projected = projected;
  }

  @Override
  public void read(int from, int to, SurfaceBatch batch) throws IOException {
    Objects.checkFromToIndex(from, to, projected.size());
    batch.resize(to - from);
    if (from < to) {
      batch.name(0, projected.epoch().epochIdx(), 0);
      List<PieceProjection> pieces = PieceProjection.of(projected, batch.cells());
      double[] projection = pieces.size() == 1 ? pieces.get(0).call() : united(pieces);
      pieces.forEach(piece -> checksum ^= piece.checksum());
      System.arraycopy(projection, 0, batch.values(), 0, batch.cells());
    }
  }

  @Override
  public int checksum() {
    int sum = checksum;
    checksum = 0;
    return sum;
  }

  private static double[] united(List<PieceProjection> pieces) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(pieces.size());
    try {
      if (Thread.interrupted()) {
        throw new InterruptedException(); // what is done at once would not notice
      }
      List<Future<double[]>> partial = threads.invokeAll(pieces);
      double[] projection = partial.get(0).get();
      for (Future<double[]> other : partial.subList(1, partial.size())) {
        CellwiseMaximum.add(projection, other.get(), 0);
      }
      return projection;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while an epoch was projected", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  /** What a piece threw, thrown on: it has a sentence of its own. */
  private static IOException failure(Throwable thrown) {
    if (thrown instanceof RuntimeException failure) {
      throw failure;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    return (IOException) thrown;
  }

  @Override
  public void close() {
    // A piece closes what it opens.
  }
}

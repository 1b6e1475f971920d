package io.github.orometry.job.projection;

import io.github.orometry.job.input.Epoch;
import io.github.orometry.job.input.SlabReader;
import io.github.orometry.job.slab.SlabBatch;
import io.github.orometry.projection.CellwiseMaximum;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Computes the projection of an epoch when it is read. */
final class ProjectedReader implements SlabReader {
  private final ProjectedEpoch projected;

  ProjectedReader(ProjectedEpoch projected) {
    this.projected = projected;
  }

  @Override
  public void read(int from, int to, SlabBatch batch) {
    Objects.checkFromToIndex(from, to, projected.size());
    batch.resize(to - from);
    if (from == to) {
      return;
    }
    batch.name(0, projected.epoch().epochIdx(), 0);
    double[] projection = projection(batch.cells());
    System.arraycopy(projection, 0, batch.values(), 0, batch.cells());
  }

  private double[] projection(int cells) {
    List<List<Epoch.Part>> pieces = Pieces.of(projected.epoch(), projected.threads());
    if (pieces.size() == 1) {
      return new PieceProjection(pieces.get(0), cells, projected.progress()).call();
    }
    ExecutorService threads = Executors.newFixedThreadPool(pieces.size());
    try {
      List<Future<double[]>> partial =
          threads.invokeAll(
              pieces.stream()
                  .map(piece -> new PieceProjection(piece, cells, projected.progress()))
                  .toList());
      double[] projection = partial.get(0).get();
      for (Future<double[]> other : partial.subList(1, partial.size())) {
        CellwiseMaximum.add(projection, other.get(), 0);
      }
      return projection;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while an epoch was projected", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error; // such as a lack of memory, which has a sentence of its own
      }
      throw new IllegalStateException("a piece could not be projected", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  public void close() {
    // A piece closes what it opens.
  }
}

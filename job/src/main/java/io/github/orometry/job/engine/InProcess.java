package io.github.orometry.job.engine;

import io.github.orometry.analysis.BatchCall;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.analysis.RangeWorker;
import io.github.orometry.analysis.UnreadableException;
import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.result.PartReport;
import io.github.orometry.job.result.PartWriter;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.job.source.Reordering;
import io.github.orometry.job.source.Staging;
import io.github.orometry.projection.ProjectedEpoch;
import io.github.orometry.stack.SurfaceSource;
import io.github.orometry.table.Table;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * The work on threads of this process: each reads and computes tasks of its own, and the calling
 * thread writes the answers in their order, to tables of one part.
 *
 * @param jobs how many threads, at least 1; with 1 the calling thread does it all
 */
record InProcess(String describe, int jobs) implements Execution {
  @Override
  public Written execute(Work work, JobListener listener) {
    try (Nearby nearby = new Nearby()) {
      return execute(work, sources(work, nearby, listener), listener);
    }
  }

  private Written execute(Work work, List<SurfaceSource> sources, JobListener listener) {
    JobListener told = work.project() ? new Untold(listener) : listener;
    BatchCall call = new BatchCall(work.spec()::analyzer, work.spec().grid(), jobs, work.sizes());
    long[] writing = {0};
    try (PartWriter writer =
        PartWriter.open(work.spec(), work.staging(), table -> file(work, table))) {
      call.run(sources, block -> writing[0] += write(work, writer, block), told);
      BadSurfaces.checkSound(sources, checksums(call, sources.size()));
      long begin = System.nanoTime();
      PartReport report = writer.end(0);
      WorkSeconds seconds =
          WorkSeconds.ofNanos(
              call.workers().stream().mapToLong(RangeWorker::readNanos).sum(),
              call.workers().stream().mapToLong(RangeWorker::computeNanos).sum(),
              writing[0] + System.nanoTime() - begin);
      return new Written(List.of(report), List.of(), writer.counts(), seconds);
    } catch (UnreadableException e) {
      throw Reason.unreadable(e.surface() + ":", e.getCause())
          .about(e.source().map(Inputs::part).orElse(null));
    }
  }

  /** The surfaces in the global order, projected where that is asked for. */
  private List<SurfaceSource> sources(Work work, Nearby nearby, JobListener listener) {
    try {
      Staging staging = new Staging(work.scratch());
      List<SurfaceSource> ordered =
          nearby.of(Reordering.of(work.inputs(), staging).sources(), listener);
      return work.project()
          ? ProjectedEpoch.of(ordered, jobs, surfaces -> tell(surfaces, listener))
          : ordered;
    } catch (IOException e) {
      throw new BadInputException("the input cannot be read: " + Reason.of(e) + ".", e);
    }
  }

  private static void tell(long surfaces, JobListener listener) {
    listener.done(surfaces * JobListener.SURFACE);
    if (listener.isCancelled()) {
      throw new CancellationException("the work was cancelled");
    }
  }

  private static Location file(Work work, Table table) {
    try {
      Location file = work.staging().child(TableFiles.path(table, work.spec(), 0, 1));
      Stores.of(file).makeFolder(file.parent());
      return file;
    } catch (IOException e) {
      throw Reason.failed(
          "table %s could not be written in %s".formatted(table.title(), work.staging()), e);
    }
  }

  private static long write(Work work, PartWriter writer, PeakBlock block) {
    long begin = System.nanoTime();
    writer.accept(block);
    if (work.failOnBadSurface() && writer.rejected() != null) {
      throw BadSurfaces.failure(work, writer.rejected());
    }
    return System.nanoTime() - begin;
  }

  private static int[] checksums(BatchCall call, int sources) {
    int[] sums = new int[sources];
    for (RangeWorker worker : call.workers()) {
      int[] own = worker.checksums();
      for (int i = 0; i < sources; i++) {
        sums[i] ^= own[i];
      }
    }
    return sums;
  }

  /** Projections tell of their surfaces as they read them, so their analysis tells of none. */
  private record Untold(JobListener listener) implements JobListener {
    @Override
    public boolean isCancelled() {
      return listener.isCancelled();
    }
  }
}

package io.github.orometry.job.executor;

import io.github.orometry.job.report.Progress;
import io.github.orometry.job.slab.SlabResult;
import io.github.orometry.job.slab.SlabStatus;
import io.github.orometry.job.table.TableSet;
import java.io.Closeable;
import java.util.List;

/** Takes results in their order to the tables of this process. */
final class ResultWriter implements Closeable {
  private final Work work;
  private final TableSet tables;
  private final Progress progress;
  private long nanos;

  ResultWriter(Work work, Progress progress) {
    this.work = work;
    tables = TableSet.open(work.tables(), work.format(), work.rows());
    this.progress = progress;
  }

  void write(List<SlabResult> results) {
    long begin = System.nanoTime();
    for (SlabResult result : results) {
      if (work.failOnBadSlab() && result.status() == SlabStatus.REJECTED) {
        throw BadSlabs.failure(work, result.epochIdx(), result.timeBinIdx(), result.error());
      }
      tables.write(result);
    }
    nanos += System.nanoTime() - begin;
    if (!work.project()) {
      progress.add(results.size());
    }
  }

  /**
   * Ends the tables, after the last result.
   *
   * @param runners that have come to rest
   */
  Outcome outcome(List<TaskRunner> runners) {
    long begin = System.nanoTime();
    tables.end();
    tables.close();
    nanos += System.nanoTime() - begin;
    WorkSeconds seconds =
        WorkSeconds.ofNanos(
            runners.stream().mapToLong(TaskRunner::readNanos).sum(),
            runners.stream().mapToLong(TaskRunner::computeNanos).sum(),
            nanos);
    return new Outcome(tables.totals(), tables.counts(), seconds);
  }

  @Override
  public void close() {
    tables.close();
  }
}

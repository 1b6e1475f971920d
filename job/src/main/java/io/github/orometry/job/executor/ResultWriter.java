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

  ResultWriter(Work work, Progress progress) {
    this.work = work;
    tables = TableSet.open(work.tables(), work.format(), work.rows());
    this.progress = progress;
  }

  void write(List<SlabResult> results) {
    for (SlabResult result : results) {
      if (work.failOnBadSlab() && result.status() == SlabStatus.REJECTED) {
        throw BadSlabs.failure(work, result.epochIdx(), result.timeBinIdx(), result.error());
      }
      tables.write(result);
    }
    progress.add(results.size());
  }

  /** After the last result. */
  Outcome outcome() {
    tables.end();
    return new Outcome(tables.totals(), tables.counts());
  }

  @Override
  public void close() {
    tables.close();
  }
}

package io.github.orometry.job.executor.spark;

import io.github.orometry.job.counts.PeakCounts;
import io.github.orometry.job.executor.Work;
import io.github.orometry.job.slab.EpochMasks;
import io.github.orometry.job.slab.SlabResult;
import io.github.orometry.job.slab.SlabStatus;
import io.github.orometry.job.table.RowContext;
import io.github.orometry.job.table.TableSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;

/**
 * Writes the results of a partition, which come in the order of their keys, to files of every table
 * of slabs, and sums them up.
 */
final class PartWriting implements MapPartitionsFunction<ResultRow, PartRow> {
  private static final long serialVersionUID = 1;

  private final PartFiles.Naming naming;
  private final RowContext context;
  private final boolean failOnBadSlab;
  private final Measures measures;

  PartWriting(PartFiles.Naming naming, Work work, Measures measures) {
    this.naming = naming;
    this.measures = measures;
    context = work.rows();
    failOnBadSlab = work.failOnBadSlab();
  }

  @Override
  public Iterator<PartRow> call(Iterator<ResultRow> results) {
    int part = TaskContext.getPartitionId();
    long attempt = TaskContext.get().taskAttemptId();
    try {
      return write(results, part, attempt).iterator();
    } catch (RuntimeException e) {
      naming.delete(context.tables(), part, attempt, e);
      throw e;
    }
  }

  private List<PartRow> write(Iterator<ResultRow> results, int part, long attempt) {
    List<PartRow> rows = new ArrayList<>();
    try (TableSet tables =
        TableSet.openSlabs(
            naming.files(part, attempt), naming.format(), context, epoch -> rows.add(row(epoch)))) {
      PartReport.Rejected rejected = null;
      while (rejected == null && results.hasNext()) {
        SlabResult result = results.next().result();
        long begin = System.nanoTime();
        tables.write(result);
        measures.write().add(System.nanoTime() - begin);
        if (failOnBadSlab && result.status() == SlabStatus.REJECTED) {
          rejected =
              new PartReport.Rejected(result.epochIdx(), result.timeBinIdx(), result.error());
        }
      }
      tables.end();
      addBins(tables.counts(), rows);
      rows.add(PartRow.of(new PartReport(part, attempt, tables.totals(), rejected)));
    }
    return rows;
  }

  private static PartRow row(EpochMasks epoch) {
    return PartRow.ofEpoch(epoch.epochIdx(), epoch.masks());
  }

  private static void addBins(PeakCounts counts, List<PartRow> rows) {
    long[] bins = counts.values();
    for (int bin = 0; bin < bins.length; bin++) {
      if (bins[bin] > 0) {
        rows.add(PartRow.of(bin, bins[bin]));
      }
    }
  }
}

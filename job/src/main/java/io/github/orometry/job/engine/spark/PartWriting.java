package io.github.orometry.job.engine.spark;

import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.counts.PeakCounts;
import io.github.orometry.job.engine.Work;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.result.PartWriter;
import io.github.orometry.job.result.ResultSpec;
import io.github.orometry.table.EpochMasks;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;

/**
 * Writes the blocks of a partition, which come in the order of their keys, to files of every table
 * of surfaces, reports them, and gives what is to be summed up.
 */
final class PartWriting implements Serializable {
  private static final long serialVersionUID = 1;

  private final PartFiles.Naming naming;
  private final ResultSpec spec;
  private final boolean failOnBadSurface;
  private final Measures measures;

  PartWriting(PartFiles.Naming naming, Work work, Measures measures) {
    this.naming = naming;
    this.measures = measures;
    spec = work.spec();
    failOnBadSurface = work.failOnBadSurface();
  }

  /** In a task: writes, and gives the rows that are left. */
  Iterator<PartRow> write(Iterator<PeakBlock> blocks) {
    StoreSettings.apply();
    int part = TaskContext.getPartitionId();
    long attempt = TaskContext.get().taskAttemptId();
    List<PartRow> rows = new ArrayList<>();
    try (PartWriter writer =
        PartWriter.openSurfaces(
            spec, naming.staging(), naming.files(part, attempt), epoch -> rows.add(row(epoch)))) {
      while (blocks.hasNext() && !(failOnBadSurface && writer.rejected() != null)) {
        PeakBlock block = blocks.next();
        long begin = System.nanoTime();
        writer.accept(block);
        measures.write().add(System.nanoTime() - begin);
      }
      if (writer.rejected() != null) {
        measures.rejected().add(1);
      }
      measures.reports().add(writer.end(part));
      addBins(writer.counts(), rows);
    } catch (RuntimeException e) {
      naming.delete(spec.tables(), part, attempt, e);
      throw e instanceof FailedException failure ? Host.in(failure) : e;
    }
    return rows.iterator();
  }

  private static PartRow row(EpochMasks epoch) {
    return PartRow.ofEpoch(epoch.epochIdx(), epoch.bits());
  }

  private static void addBins(PeakCounts counts, List<PartRow> rows) {
    long[] bins = counts.values();
    for (int bin = 0; bin < bins.length; bin++) {
      if (bins[bin] > 0) {
        rows.add(PartRow.ofBin(bin, bins[bin]));
      }
    }
  }
}

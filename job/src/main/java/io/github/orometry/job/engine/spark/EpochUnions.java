package io.github.orometry.job.engine.spark;

import io.github.orometry.job.result.PartReport;
import io.github.orometry.job.result.PartWriter;
import io.github.orometry.job.result.ResultSpec;
import io.github.orometry.table.EpochMasks;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.HashPartitioner;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.util.CollectionAccumulator;
import scala.Tuple2;

/**
 * The masks of epochs, united over the parts and written by one task: they are as many as the
 * epochs, not as the surfaces.
 */
final class EpochUnions implements FlatMapFunction<Iterator<Tuple2<Integer, byte[]>>, Integer> {
  private static final long serialVersionUID = 1;

  private final PartFiles.Naming naming;
  private final ResultSpec spec;
  private final CollectionAccumulator<PartReport> reports;

  private EpochUnions(
      PartFiles.Naming naming, ResultSpec spec, CollectionAccumulator<PartReport> reports) {
    this.naming = naming;
    this.spec = spec;
    this.reports = reports;
  }

  /** Writes them; what was written is reported. */
  static PartReport write(
      PartSums sums, PartFiles.Naming naming, ResultSpec spec, SparkContext context) {
    CollectionAccumulator<PartReport> reports = context.collectionAccumulator();
    // One partition in any case: a table without a row is a table too.
    sums.masks()
        .repartitionAndSortWithinPartitions(new HashPartitioner(1))
        .mapPartitions(new EpochUnions(naming, spec, reports))
        .count();
    return reports.value().get(0);
  }

  @Override
  public Iterator<Integer> call(Iterator<Tuple2<Integer, byte[]>> epochs) {
    StoreSettings.apply();
    int part = TaskContext.getPartitionId();
    long attempt = TaskContext.get().taskAttemptId();
    try (PartWriter tables =
        PartWriter.openEpochs(spec, naming.staging(), naming.files(part, attempt))) {
      epochs.forEachRemaining(epoch -> tables.accept(new EpochMasks(epoch._1(), epoch._2())));
      reports.add(tables.end(part));
    }
    return Collections.emptyIterator();
  }
}

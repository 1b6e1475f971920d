package io.github.orometry.job.executor.spark;

import io.github.orometry.job.slab.EpochMasks;
import io.github.orometry.job.table.RowContext;
import io.github.orometry.job.table.TableSet;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The masks of epochs, united over the parts and written by one task: they are as many as the
 * epochs, not as the surfaces.
 */
final class EpochUnions implements MapPartitionsFunction<Row, byte[]> {
  private static final long serialVersionUID = 1;

  private final PartFiles.Naming naming;
  private final RowContext context;

  private EpochUnions(PartFiles.Naming naming, RowContext context) {
    this.naming = naming;
    this.context = context;
  }

  /** One {@link PartReport}: a grouped aggregation of the parts' masks, in the order of epochs. */
  static Dataset<byte[]> write(
      Dataset<PartRow> parts, PartFiles.Naming naming, RowContext context) {
    return parts
        .filter(parts.col("epochIdx").notEqual(PartRow.NONE))
        .groupBy("epochIdx")
        .agg(functions.udaf(new MaskUnion(), Encoders.BINARY()).apply(parts.col("masks")))
        .repartition(1)
        .sortWithinPartitions("epochIdx")
        .mapPartitions(new EpochUnions(naming, context), Encoders.BINARY());
  }

  @Override
  public Iterator<byte[]> call(Iterator<Row> epochs) {
    int part = TaskContext.getPartitionId();
    long attempt = TaskContext.get().taskAttemptId();
    try (TableSet tables =
        TableSet.openEpochs(naming.files(part, attempt), naming.format(), context)) {
      epochs.forEachRemaining(row -> tables.write(new EpochMasks(row.getInt(0), row.getAs(1))));
      return List.of(new PartReport(part, attempt, tables.totals(), null).bytes()).iterator();
    }
  }
}

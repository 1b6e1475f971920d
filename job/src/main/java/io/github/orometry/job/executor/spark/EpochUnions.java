package io.github.orometry.job.executor.spark;

import io.github.orometry.job.slab.EpochMasks;
import io.github.orometry.job.slab.SlabStatus;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The masks of epochs as rows: epochIdx and masks. */
final class EpochUnions {
  private EpochUnions() {}

  /** A grouped aggregation of the results: a row an epoch with a valid surface, in their order. */
  static Dataset<Row> of(Dataset<ResultRow> results) {
    return results
        .filter(results.col("status").notEqual(SlabStatus.REJECTED.name()))
        .groupBy("epochIdx")
        .agg(
            functions
                .udaf(new MaskUnion(), Encoders.BINARY())
                .apply(results.col("masks"))
                .as("masks"))
        .orderBy("epochIdx");
  }

  static EpochMasks epoch(Row row) {
    return new EpochMasks(row.getInt(0), row.getAs(1));
  }
}

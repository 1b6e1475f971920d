package io.github.orometry.job.engine.spark;

import io.github.orometry.counts.PeakCounts;
import io.github.orometry.surface.Grid;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.RelationalGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import scala.Tuple2;

/**
 * What the parts add up to, by one grouped aggregation: the peaks by bin, and the masks by epoch.
 * It may be asked for again and again, as Spark keeps what it sent for it.
 *
 * @param rows of bin, epoch, peaks and, where there are masks, the union of masks
 */
record PartSums(JavaRDD<Row> rows) {
  /**
   * Lays out the aggregation.
   *
   * @param masks whether there are masks
   */
  static PartSums of(Dataset<PartRow> parts, boolean masks) {
    RelationalGroupedDataset groups = parts.groupBy("bin", "epochIdx");
    Column peaks = functions.sum("peaks");
    Dataset<Row> sums =
        masks
            ? groups.agg(
                peaks, functions.udaf(new MaskUnion(), Encoders.BINARY()).apply(parts.col("masks")))
            : groups.agg(peaks);
    return new PartSums(sums.toJavaRDD());
  }

  /** Runs it, for the peaks by bin. */
  PeakCounts counts(Grid grid) {
    PeakCounts counts = new PeakCounts(grid.nx(), grid.ny());
    for (Row row : rows.filter(row -> row.getInt(0) != PartRow.NONE).collect()) {
      counts.add(row.getInt(0) / grid.ny(), row.getInt(0) % grid.ny(), row.getLong(2));
    }
    return counts;
  }

  /** The masks by epoch, in no order. */
  JavaPairRDD<Integer, byte[]> masks() {
    return rows.filter(row -> row.getInt(1) != PartRow.NONE)
        .mapToPair(row -> new Tuple2<>(row.getInt(1), row.getAs(3)));
  }
}

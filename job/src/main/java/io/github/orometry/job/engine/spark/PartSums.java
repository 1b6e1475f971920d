package io.github.orometry.job.engine.spark;

import io.github.orometry.counts.PeakCounts;
import io.github.orometry.surface.Grid;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * What the parts add up to, by one grouped aggregation: the peaks by bin, and the masks by epoch.
 * It may be asked for again and again, as Spark keeps what it sent for it.
 *
 * @param rows one for each bin and one for each epoch
 */
record PartSums(JavaRDD<PartRow> rows) {
  /** For the peaks by bin; masks are larger. */
  private static final int FEW_TASKS = 8;

  /**
   * Lays out the aggregation.
   *
   * @param masks whether there are masks
   */
  static PartSums of(JavaRDD<PartRow> parts, boolean masks) {
    int tasks = Math.min(masks ? KeyOrder.MOST_PARTS : FEW_TASKS, parts.getNumPartitions());
    return new PartSums(
        parts
            .mapToPair(row -> new Tuple2<>(row.group(), row))
            .reduceByKey(PartRow::plus, Math.max(1, tasks))
            .values());
  }

  /** Runs it, for the peaks by bin. */
  PeakCounts counts(Grid grid) {
    PeakCounts counts = new PeakCounts(grid.nx(), grid.ny());
    for (PartRow row : rows.filter(PartRow::isOfBin).collect()) {
      counts.add(row.getBin() / grid.ny(), row.getBin() % grid.ny(), row.getPeaks());
    }
    return counts;
  }

  /** The masks by epoch, in no order. */
  JavaPairRDD<Integer, byte[]> masks() {
    return rows.filter(row -> !row.isOfBin())
        .mapToPair(row -> new Tuple2<>(row.getEpochIdx(), row.getMasks()));
  }
}

package io.github.orometry.job.engine.spark;

import io.github.orometry.projection.CellwiseMaximum;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * The maximum projection as a grouped aggregation. Spark aggregates the surfaces of a partition
 * before it sends anything: one partial projection for each epoch in it.
 */
final class EpochMaximum {
  private EpochMaximum() {}

  /** Each epoch as one surface, its time bin 0, in no order. */
  static JavaRDD<SurfaceRow> of(JavaRDD<SurfaceRow> surfaces) {
    int tasks = Math.max(1, Math.min(KeyOrder.MOST_PARTS, surfaces.getNumPartitions()));
    return surfaces
        .mapToPair(surface -> new Tuple2<>(surface.getEpochIdx(), surface.getValues()))
        .combineByKey(EpochMaximum::first, EpochMaximum::higher, EpochMaximum::higher, tasks)
        .map(epoch -> SurfaceRow.of(epoch._1(), 0, epoch._2()));
  }

  /** A projection of its own, as readers fill the same array again and again. */
  private static double[] first(double[] surface) {
    double[] projection = new double[surface.length];
    CellwiseMaximum.clear(projection);
    return higher(projection, surface);
  }

  private static double[] higher(double[] projection, double[] other) {
    CellwiseMaximum.add(projection, other, 0);
    return projection;
  }
}

package io.github.orometry.job.executor.spark;

import io.github.orometry.projection.CellwiseMaximum;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;
import org.apache.spark.sql.functions;

/**
 * The maximum projection as an aggregate function of SQL. Spark aggregates the surfaces of a
 * partition before it sends anything: one partial projection for each epoch in it.
 */
final class EpochMaximum extends Aggregator<SurfaceRow, SurfaceRow, SurfaceRow> {
  private static final long serialVersionUID = 1;

  /** Each epoch as one slab, its time bin 0, in no order. */
  static Dataset<SlabRow> of(Dataset<SlabRow> slabs) {
    Encoder<SurfaceRow> surface = Encoders.bean(SurfaceRow.class);
    return slabs
        .groupBy("epochIdx")
        .agg(functions.udaf(new EpochMaximum(), surface).apply(slabs.col("values")).as("maximum"))
        .select(
            functions.col("epochIdx"),
            functions.lit(0).as("timeBinIdx"),
            functions.col("maximum.values").as("values"))
        .as(Encoders.bean(SlabRow.class));
  }

  /** No surface yet: no cells. */
  @Override
  public SurfaceRow zero() {
    return new SurfaceRow(new double[0]);
  }

  @Override
  public SurfaceRow reduce(SurfaceRow projection, SurfaceRow surface) {
    if (projection.getValues().length == 0) {
      projection.setValues(new double[surface.getValues().length]);
      CellwiseMaximum.clear(projection.getValues());
    }
    if (surface.getValues().length > 0) {
      CellwiseMaximum.add(projection.getValues(), surface.getValues(), 0);
    }
    return projection;
  }

  @Override
  public SurfaceRow merge(SurfaceRow projection, SurfaceRow other) {
    return reduce(projection, other);
  }

  @Override
  public SurfaceRow finish(SurfaceRow projection) {
    return projection;
  }

  @Override
  public Encoder<SurfaceRow> bufferEncoder() {
    return Encoders.bean(SurfaceRow.class);
  }

  @Override
  public Encoder<SurfaceRow> outputEncoder() {
    return Encoders.bean(SurfaceRow.class);
  }
}

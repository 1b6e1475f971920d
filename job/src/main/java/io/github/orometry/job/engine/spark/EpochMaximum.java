package io.github.orometry.job.engine.spark;

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
final class EpochMaximum extends Aggregator<ProjectedRow, ProjectedRow, ProjectedRow> {
  private static final long serialVersionUID = 1;

  /** Each epoch as one surface, its time bin 0, in no order. */
  static Dataset<SurfaceRow> of(Dataset<SurfaceRow> surfaces) {
    Encoder<ProjectedRow> surface = Encoders.bean(ProjectedRow.class);
    return surfaces
        .groupBy("epochIdx")
        .agg(
            functions.udaf(new EpochMaximum(), surface).apply(surfaces.col("values")).as("maximum"))
        .select(
            functions.col("epochIdx"),
            functions.lit(0).as("timeBinIdx"),
            functions.col("maximum.values").as("values"))
        .as(Encoders.bean(SurfaceRow.class));
  }

  /** No surface yet: no cells. */
  @Override
  public ProjectedRow zero() {
    return new ProjectedRow(new double[0]);
  }

  @Override
  public ProjectedRow reduce(ProjectedRow projection, ProjectedRow surface) {
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
  public ProjectedRow merge(ProjectedRow projection, ProjectedRow other) {
    return reduce(projection, other);
  }

  @Override
  public ProjectedRow finish(ProjectedRow projection) {
    return projection;
  }

  @Override
  public Encoder<ProjectedRow> bufferEncoder() {
    return Encoders.bean(ProjectedRow.class);
  }

  @Override
  public Encoder<ProjectedRow> outputEncoder() {
    return Encoders.bean(ProjectedRow.class);
  }
}

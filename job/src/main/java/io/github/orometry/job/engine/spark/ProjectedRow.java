package io.github.orometry.job.engine.spark;

/** The values of a projection, without its name: a bean, as Spark's encoders ask for. */
public final class ProjectedRow {
  private double[] values;

  /** For Spark, which sets the values. */
  public ProjectedRow() {}

  ProjectedRow(double[] values) {
    this.values = values;
  }

  /** The surface, row-major. */
  public double[] getValues() {
    return values;
  }

  public void setValues(double[] values) {
    this.values = values;
  }
}

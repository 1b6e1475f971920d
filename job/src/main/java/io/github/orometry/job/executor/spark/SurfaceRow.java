package io.github.orometry.job.executor.spark;

/** The values of a surface, without its name: a bean, as Spark's encoders ask for. */
public final class SurfaceRow {
  private double[] values;

  /** For Spark, which sets the values. */
  public SurfaceRow() {}

  SurfaceRow(double[] values) {
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

package io.github.orometry.job.engine.spark;

/** A surface as a row: a bean, as Spark's encoder of primitive arrays asks for. */
public final class SurfaceRow {
  private int epochIdx;
  private int timeBinIdx;
  private double[] values;

  public int getEpochIdx() {
    return epochIdx;
  }

  public void setEpochIdx(int epochIdx) {
    this.epochIdx = epochIdx;
  }

  public int getTimeBinIdx() {
    return timeBinIdx;
  }

  public void setTimeBinIdx(int timeBinIdx) {
    this.timeBinIdx = timeBinIdx;
  }

  /** The surface, row-major. */
  public double[] getValues() {
    return values;
  }

  public void setValues(double[] values) {
    this.values = values;
  }
}

package io.github.orometry.job.engine.spark;

import io.github.orometry.stack.SurfaceBatch;
import java.io.Serializable;

/** A surface as a row: a bean, as Spark's encoder of primitive arrays asks for. */
public final class SurfaceRow implements Serializable {
  private static final long serialVersionUID = 1;

  private int epochIdx;
  private int timeBinIdx;
  private double[] values;

  static SurfaceRow of(int epochIdx, int timeBinIdx, double[] values) {
    SurfaceRow row = new SurfaceRow();
    row.epochIdx = epochIdx;
    row.timeBinIdx = timeBinIdx;
    row.values = values;
    return row;
  }

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

  /** Becomes surface {@code k} of a batch, whose surfaces are as large as this row's values. */
  void take(SurfaceBatch batch, int k) {
    epochIdx = batch.epochIdx(k);
    timeBinIdx = batch.timeBinIdx(k);
    System.arraycopy(batch.values(), k * values.length, values, 0, values.length);
  }
}

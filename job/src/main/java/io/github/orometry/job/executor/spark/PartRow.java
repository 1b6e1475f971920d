package io.github.orometry.job.executor.spark;

/**
 * What is left of a part once its tables are written, as rows of three kinds: one for each bin that
 * it has peaks in, one with its report, which has a number below those of bins, and one for the
 * masks of each of its epochs. What a kind does not have is null, 0 or {@link #NONE}. A bean, as
 * Spark's encoders ask for.
 */
public final class PartRow {
  /** No epoch. */
  static final int NONE = -1;

  private byte[] report;
  private int bin;
  private long peaks;
  private int epochIdx = NONE;
  private byte[] masks;

  static PartRow of(PartReport report) {
    PartRow row = new PartRow();
    row.bin = -1 - report.part();
    row.report = report.bytes();
    return row;
  }

  static PartRow of(int bin, long peaks) {
    PartRow row = new PartRow();
    row.bin = bin;
    row.peaks = peaks;
    return row;
  }

  static PartRow ofEpoch(int epochIdx, byte[] masks) {
    PartRow row = new PartRow();
    row.epochIdx = epochIdx;
    row.masks = masks;
    return row;
  }

  /** The {@link PartReport}. */
  public byte[] getReport() {
    return report;
  }

  public void setReport(byte[] report) {
    this.report = report;
  }

  /**
   * A bin, as {@link io.github.orometry.job.counts.PeakCounts#values} counts them; of a report, -1
   * less its part.
   */
  public int getBin() {
    return bin;
  }

  public void setBin(int bin) {
    this.bin = bin;
  }

  /** How many peaks that count are in the bin. */
  public long getPeaks() {
    return peaks;
  }

  public void setPeaks(long peaks) {
    this.peaks = peaks;
  }

  public int getEpochIdx() {
    return epochIdx;
  }

  public void setEpochIdx(int epochIdx) {
    this.epochIdx = epochIdx;
  }

  /** The masks of an epoch over this part: {@link io.github.orometry.job.slab.EpochMasks#masks}. */
  public byte[] getMasks() {
    return masks;
  }

  public void setMasks(byte[] masks) {
    this.masks = masks;
  }
}

package io.github.orometry.job.engine.spark;

import io.github.orometry.table.EpochMasks;
import java.io.Serializable;
import scala.Tuple2;

/**
 * What is left of a part once its tables are written, as rows of two kinds: one for each bin that
 * it has peaks in, and one for the masks of each of its epochs. What a kind does not have is {@link
 * #NONE}, 0 or null. A bean, as Spark's encoders ask for.
 */
public final class PartRow implements Serializable {
  private static final long serialVersionUID = 1;

  /** No bin, or no epoch. */
  static final int NONE = -1;

  private int bin = NONE;
  private long peaks;
  private int epochIdx = NONE;
  private byte[] masks;

  static PartRow ofBin(int bin, long peaks) {
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

  boolean isOfBin() {
    return bin != NONE;
  }

  /** What the rows that are added to one another have in common. */
  Tuple2<Integer, Integer> group() {
    return new Tuple2<>(bin, epochIdx);
  }

  /** With a row of the same group added: the sum of peaks, the union of masks. */
  PartRow plus(PartRow other) {
    peaks += other.peaks;
    if (masks != null) {
      EpochMasks.unite(masks, other.masks, 0);
    }
    return this;
  }

  /** A bin, as {@link io.github.orometry.counts.PeakCounts#values} counts them. */
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

  /** The masks of an epoch over this part: {@link io.github.orometry.table.EpochMasks#bits}. */
  public byte[] getMasks() {
    return masks;
  }

  public void setMasks(byte[] masks) {
    this.masks = masks;
  }
}

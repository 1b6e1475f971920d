package io.github.orometry.job.counts;

import java.io.Serializable;

/** How many peaks have their summit in each bin. Parts merge by addition. Not thread-safe. */
public final class PeakCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private final int nx;
  private final int ny;
  private final long[] counts;

  /** No peaks on a grid of {@code nx} columns and {@code ny} rows. */
  public PeakCounts(int nx, int ny) {
    this.nx = nx;
    this.ny = ny;
    counts = new long[Math.multiplyExact(nx, ny)];
  }

  /** Counts a peak in column {@code ix}, in [0, nx), and row {@code iy}, in [0, ny). */
  public void add(int ix, int iy) {
    counts[ix * ny + iy]++;
  }

  /** Adds the counts of another part of the run, on the same grid. */
  public void merge(PeakCounts part) {
    if (part.nx != nx || part.ny != ny) {
      throw new IllegalArgumentException(
          "counts of %d x %d bins cannot be added to counts of %d x %d bins"
              .formatted(part.nx, part.ny, nx, ny));
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] += part.counts[i];
    }
  }

  /** Number of columns. */
  public int nx() {
    return nx;
  }

  /** Number of rows. */
  public int ny() {
    return ny;
  }

  /** A copy of the counts, shape (nx, ny): bin (ix, iy) at {@code ix * ny + iy}. */
  public long[] values() {
    return counts.clone();
  }
}

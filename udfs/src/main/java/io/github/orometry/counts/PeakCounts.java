package io.github.orometry.counts;

import java.util.Objects;

/** How many peaks have their summit in each bin. Not thread-safe. */
public final class PeakCounts {
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
    add(ix, iy, 1);
  }

  /**
   * Counts so many peaks in column {@code ix} and row {@code iy}.
   *
   * @throws IndexOutOfBoundsException where there is no such bin
   */
  public void add(int ix, int iy, long peaks) {
    counts[Objects.checkIndex(ix, nx) * ny + Objects.checkIndex(iy, ny)] += peaks;
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

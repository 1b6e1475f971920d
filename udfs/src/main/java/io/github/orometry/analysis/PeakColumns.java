package io.github.orometry.analysis;

import io.github.orometry.prominence.Peaks;
import io.github.orometry.surface.Grid;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The peaks of a block as columns, and their regions, as {@link PeakBlock} says. */
final class PeakColumns {
  private static final int CELL = 0;
  private static final int PARENT = 1;
  private static final int EDGE_LIMITED = 2;
  private static final int HEIGHT = 0;
  private static final int KEY_COL = 1;
  private static final int KEY_COL_X = 2;
  private static final int KEY_COL_Y = 3;
  private static final int PROMINENCE = 4;

  final RegionColumns slices;

  final OutlineColumns outlines;
  private final Columns columns;

  /** Null where they are not measured. */
  private final RegionColumns domains;

  private final int levels;

  /**
   * Of no peak so far.
   *
   * @param levels slices of a peak
   * @param outlines of a peak
   */
  PeakColumns(int levels, boolean hasDomains, int outlines) {
    this.levels = levels;
    columns = new Columns(3, 5);
    slices = new RegionColumns();
    domains = hasDomains ? new RegionColumns() : null;
    this.outlines = new OutlineColumns(outlines);
  }

  private PeakColumns(PeakColumns other, int peaks) {
    levels = other.levels;
    columns = other.columns.copy(peaks);
    slices = other.slices.copy(peaks * levels);
    domains = other.domains == null ? null : other.domains.copy(peaks);
    outlines = other.outlines.copy();
  }

  /** A copy of all, which are so many. */
  PeakColumns copy(int peaks) {
    return new PeakColumns(this, peaks);
  }

  boolean hasDomains() {
    return domains != null;
  }

  RegionColumns domains() {
    if (domains == null) {
      throw new IllegalStateException("domains are measured by an analyzer for tables only");
    }
    return domains;
  }

  int[] cells() {
    return columns.integers[CELL];
  }

  int[] parents() {
    return columns.integers[PARENT];
  }

  int[] edgeLimited() {
    return columns.integers[EDGE_LIMITED];
  }

  double[] heights() {
    return columns.numbers[HEIGHT];
  }

  double[] keyCols() {
    return columns.numbers[KEY_COL];
  }

  double[] keyColXs() {
    return columns.numbers[KEY_COL_X];
  }

  double[] keyColYs() {
    return columns.numbers[KEY_COL_Y];
  }

  double[] prominences() {
    return columns.numbers[PROMINENCE];
  }

  /** Makes room for so many peaks, their slices and domains. */
  void reserve(int peaks) {
    columns.reserve(peaks);
    slices.columns.reserve(Math.multiplyExact(peaks, levels));
    if (domains != null) {
      domains.columns.reserve(peaks);
    }
  }

  /** Sets those from {@code first} on to the peaks of a surface, for which there is room. */
  void set(int first, Peaks peaks, Grid grid) {
    for (int i = 0; i < peaks.size(); i++) {
      int p = first + i;
      cells()[p] = peaks.cell(i);
      parents()[p] = peaks.parent(i);
      edgeLimited()[p] = peaks.edgeLimited(i) ? 1 : 0;
      heights()[p] = peaks.height(i);
      keyCols()[p] = peaks.keyCol(i);
      keyColXs()[p] = peaks.keyColX(i, grid);
      keyColYs()[p] = peaks.keyColY(i, grid);
      prominences()[p] = peaks.prominence(i);
    }
  }

  void write(int first, int count, DataOutput out) throws IOException {
    columns.write(first, count, out);
    slices.columns.write(first * levels, count * levels, out);
    if (domains != null) {
      domains.columns.write(first, count, out);
    }
    outlines.write(first, count, out);
  }

  void read(int first, int count, DataInput in) throws IOException {
    columns.read(first, count, in);
    slices.columns.read(first * levels, count * levels, in);
    if (domains != null) {
      domains.columns.read(first, count, in);
    }
    outlines.read(count, in);
  }
}

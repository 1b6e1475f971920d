package io.github.orometry.analysis;

import io.github.orometry.score.Scores;
import io.github.orometry.surface.Grid;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The surfaces of a block as columns, an entry a surface: which it is, what became of it, where its
 * peaks end, its scores, and its masks and labels.
 */
final class SurfaceColumns {
  private static final int EPOCH = 0;
  private static final int TIME_BIN = 1;
  private static final int STATUS = 2;
  private static final int MISSING_CELLS = 3;
  private static final int PEAK_END = 4;
  private static final int MAX = 0;
  private static final int FIRST_SCORE = 1;
  private static final SurfaceStatus[] STATUSES = SurfaceStatus.values();

  final MaskColumns masks;
  final LabelColumns labels;
  final boolean hasLabels;
  private final Columns columns;
  private String[] error;

  /** Of no surface so far, with the masks and labels that an analysis asks for. */
  SurfaceColumns(Analysis analysis, Grid grid) {
    columns = new Columns(5, FIRST_SCORE + PeakBlock.SCORES);
    error = new String[0];
    masks = MaskColumns.of(analysis.masks().size(), grid.cells());
    labels = new LabelColumns(grid.nx(), grid.ny());
    hasLabels = analysis.labels();
  }

  private SurfaceColumns(SurfaceColumns other, int surfaces) {
    columns = other.columns.copy(surfaces);
    error = Arrays.copyOf(other.error, surfaces);
    masks = other.masks.copy(surfaces);
    labels = other.labels.copy(surfaces);
    hasLabels = other.hasLabels;
  }

  /** A copy of all, which are so many. */
  SurfaceColumns copy(int surfaces) {
    return new SurfaceColumns(this, surfaces);
  }

  int epochIdx(int s) {
    return columns.integers[EPOCH][s];
  }

  int timeBinIdx(int s) {
    return columns.integers[TIME_BIN][s];
  }

  SurfaceStatus status(int s) {
    return STATUSES[columns.integers[STATUS][s]];
  }

  String error(int s) {
    return error[s];
  }

  int missingCells(int s) {
    return columns.integers[MISSING_CELLS][s];
  }

  int peakEnd(int s) {
    return columns.integers[PEAK_END][s];
  }

  double max(int s) {
    return columns.numbers[MAX][s];
  }

  double[] scores(int component) {
    return columns.numbers[FIRST_SCORE + component];
  }

  /** Makes room for surface {@code s}, which has no peak and is rejected, so far. */
  void add(int s, int epochIdx, int timeBinIdx, int peakEnd) {
    columns.reserve(s + 1);
    if (error.length == s) {
      error = Arrays.copyOf(error, Columns.grown(s + 1));
    }
    columns.integers[EPOCH][s] = epochIdx;
    columns.integers[TIME_BIN][s] = timeBinIdx;
    setPeakEnd(s, peakEnd);
    set(s, SurfaceStatus.REJECTED, Double.NaN, 0, null);
    for (int component = 0; component < PeakBlock.SCORES; component++) {
      scores(component)[s] = Double.NaN;
    }
    masks.add(s);
    labels.add(s);
  }

  void set(int s, SurfaceStatus status, double max, int missingCells, String why) {
    columns.integers[STATUS][s] = status.ordinal();
    columns.integers[MISSING_CELLS][s] = missingCells;
    columns.numbers[MAX][s] = max;
    error[s] = why;
  }

  void setPeakEnd(int s, int end) {
    columns.integers[PEAK_END][s] = end;
  }

  void setScores(int s, Scores scores) {
    scores(0)[s] = scores.prominenceRatio();
    scores(1)[s] = scores.closeness();
    scores(2)[s] = scores.spread();
    scores(3)[s] = scores.concentration();
    scores(4)[s] = scores.contrast();
    scores(5)[s] = scores.score();
  }

  void write(int s, DataOutput out) throws IOException {
    out.writeUTF(error[s] == null ? "" : error[s]);
    columns.write(s, 1, out);
    masks.write(s, out);
    if (hasLabels) {
      labels.write(s, out);
    }
  }

  /** Reads surface {@code s}, whose peaks end elsewhere than where it was written. */
  void read(int s, DataInput in) throws IOException {
    int end = peakEnd(s);
    String why = in.readUTF();
    error[s] = why.isEmpty() ? null : why;
    columns.read(s, 1, in);
    setPeakEnd(s, end);
    masks.read(s, in);
    if (hasLabels) {
      labels.read(s, in);
    }
  }
}

package io.github.orometry.analysis;

import io.github.orometry.counts.PeakCounts;
import io.github.orometry.surface.Grid;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The answers of some surfaces as columns: an entry a surface, a peak, or a peak and slice level.
 * Surfaces count from 0 in the order in which they were analysed; the peaks of surface s are {@code
 * [firstPeak(s), endPeak(s))}, highest first, so that its peak with summit_idx k is {@code
 * firstPeak(s) + k - 1}.
 *
 * <p>Columns that are returned as arrays are the block's own, to be read only, valid until a
 * surface is added, and longer than what they hold. {@link #clear} empties a block for the next
 * surfaces; it grows and never shrinks. Not thread-safe.
 */
public final class PeakBlock {
  private static final int EPOCH = 0;
  private static final int TIME_BIN = 1;
  private static final int STATUS = 2;
  private static final int MISSING_CELLS = 3;
  private static final int PEAK_END = 4;
  private static final int MAX = 0;
  private static final int FIRST_SCORE = 1;
  private static final int CELL = 0;
  private static final int PARENT = 1;
  private static final int EDGE_LIMITED = 2;
  private static final int HEIGHT = 0;
  private static final int KEY_COL = 1;
  private static final int KEY_COL_X = 2;
  private static final int KEY_COL_Y = 3;
  private static final int PROMINENCE = 4;

  /** How many columns of scores there are. */
  public static final int SCORES = 6;

  private static final int MANY_PEAKS = 1 << 15;
  private static final long MANY_BYTES = 1 << 22;
  private static final SurfaceStatus[] STATUSES = SurfaceStatus.values();

  private final Grid grid;
  private final Columns ofSurfaces;
  private final Columns ofPeaks;
  private final SliceLevels levels;
  private final RegionColumns slices;
  private final RegionColumns domains;
  private final MaskColumns masks;
  private final OutlineColumns outlines;
  private final boolean hasLabels;
  private final LabelColumns labels;
  private String[] error = {};
  private int surfaces;
  private int peaks;

  /**
   * An empty block.
   *
   * @param analysis whose masks, outlines and labels it has
   * @param grid of all surfaces
   * @param levels of the slices
   * @param hasDomains whether the peaks' domains are measured
   */
  PeakBlock(Analysis analysis, Grid grid, SliceLevels levels, boolean hasDomains) {
    this.grid = grid;
    this.levels = levels;
    ofSurfaces = new Columns(5, FIRST_SCORE + SCORES);
    ofPeaks = new Columns(3, 5);
    slices = new RegionColumns();
    domains = hasDomains ? new RegionColumns() : null;
    masks = MaskColumns.of(analysis.masks().size(), grid.cells());
    outlines = new OutlineColumns(analysis.outlines() ? 1 + levels.asked() : 0);
    hasLabels = analysis.labels();
    labels = new LabelColumns(grid.nx(), grid.ny());
  }

  private PeakBlock(PeakBlock other) {
    grid = other.grid;
    levels = other.levels;
    surfaces = other.surfaces;
    peaks = other.peaks;
    ofSurfaces = other.ofSurfaces.copy(surfaces);
    ofPeaks = other.ofPeaks.copy(peaks);
    slices = other.slices.copy(peaks * levels.count());
    domains = other.domains == null ? null : other.domains.copy(peaks);
    masks = other.masks.copy(surfaces);
    outlines = other.outlines.copy();
    hasLabels = other.hasLabels;
    labels = other.labels.copy(surfaces);
    error = Arrays.copyOf(other.error, surfaces);
  }

  /** A block of its own with the same answers, in arrays as long as what they hold. */
  public PeakBlock copy() {
    return new PeakBlock(this);
  }

  /** Forgets all surfaces. */
  public void clear() {
    surfaces = 0;
    peaks = 0;
    outlines.clear();
    labels.clear();
  }

  /** The grid of the surfaces. */
  public Grid grid() {
    return grid;
  }

  /** Number of surfaces. */
  public int surfaces() {
    return surfaces;
  }

  /** Number of peaks of all surfaces. */
  public int peaks() {
    return peaks;
  }

  /** The slice levels of the peaks. */
  public SliceLevels levels() {
    return levels;
  }

  /**
   * The slices of the peaks: that of peak p at level l is {@code p * levels().count() + l}; the
   * height of its contour is multiplier x height of the peak.
   */
  public RegionColumns slices() {
    return slices;
  }

  /**
   * The domains of the peaks, an entry a peak: the region just above its key col, whose level is
   * the key col's; of a top its whole piece, whose level is NaN.
   *
   * @throws IllegalStateException where the analyzer was not asked for them
   */
  public RegionColumns domains() {
    if (domains == null) {
      throw new IllegalStateException("domains are measured by an analyzer for tables only");
    }
    return domains;
  }

  /** Whether the domains of the peaks were measured. */
  public boolean hasDomains() {
    return domains != null;
  }

  /** The masks of the surfaces. */
  public MaskColumns masks() {
    return masks;
  }

  /** The outlines of the peaks. */
  public OutlineColumns outlines() {
    return outlines;
  }

  /** Whether there are labels. */
  public boolean hasLabels() {
    return hasLabels;
  }

  /** The labels of the surfaces' cells. */
  public LabelColumns labels() {
    return labels;
  }

  /**
   * Whether it is time to hand it on: it holds so many surfaces, or the peaks, or the bytes of
   * outlines and labels, of a block that is large.
   */
  public boolean isFull(int mostSurfaces) {
    return surfaces >= mostSurfaces || peaks >= MANY_PEAKS || bytes() >= MANY_BYTES;
  }

  /** Bytes of its outlines and labels, whose size depends on the surfaces. */
  long bytes() {
    return (long) outlines.size() + labels.size();
  }

  /** The epoch of surface {@code s}. */
  public int epochIdx(int s) {
    return ofSurfaces.integers[EPOCH][s];
  }

  /** The time bin of surface {@code s}. */
  public int timeBinIdx(int s) {
    return ofSurfaces.integers[TIME_BIN][s];
  }

  /** What became of surface {@code s}. */
  public SurfaceStatus status(int s) {
    return STATUSES[ofSurfaces.integers[STATUS][s]];
  }

  /**
   * Why surface {@code s} was rejected, or what else is to be said of it; null for nothing. The end
   * of a sentence, without a full stop.
   */
  public String error(int s) {
    return error[s];
  }

  /** Missing cells of surface {@code s}. */
  public int missingCells(int s) {
    return ofSurfaces.integers[MISSING_CELLS][s];
  }

  /** The first peak of surface {@code s}. */
  public int firstPeak(int s) {
    return s == 0 ? 0 : endPeak(s - 1);
  }

  /** The peak after the last of surface {@code s}. */
  public int endPeak(int s) {
    return ofSurfaces.integers[PEAK_END][s];
  }

  /** The highest value of surface {@code s}; NaN where it has no cell or was rejected. */
  public double max(int s) {
    return ofSurfaces.numbers[MAX][s];
  }

  /**
   * A column of scores, an entry a surface, NaN where it was rejected: 0 prominence_ratio, 1
   * closeness, 2 spread, 3 concentration, 4 contrast, 5 their mean by weight; see {@link
   * io.github.orometry.score.Scores}.
   */
  public double[] scores(int component) {
    return ofSurfaces.numbers[FIRST_SCORE + component];
  }

  /** Row-major index of each peak's summit, {@code iy * nx + ix}. */
  public int[] cells() {
    return ofPeaks.integers[CELL];
  }

  /** summit_idx of each peak's parent, from 1 within its surface; 0 for a top. */
  public int[] parents() {
    return ofPeaks.integers[PARENT];
  }

  /** 1 for each peak whose true key col may lie outside, else 0. */
  public int[] edgeLimited() {
    return ofPeaks.integers[EDGE_LIMITED];
  }

  /** Height of each peak's summit. */
  public double[] heights() {
    return ofPeaks.numbers[HEIGHT];
  }

  /** Level of each peak's key col; NaN for a top. */
  public double[] keyCols() {
    return ofPeaks.numbers[KEY_COL];
  }

  /** Where each peak's key col lies in x; NaN for a top. */
  public double[] keyColXs() {
    return ofPeaks.numbers[KEY_COL_X];
  }

  /** Where each peak's key col lies in y; NaN for a top. */
  public double[] keyColYs() {
    return ofPeaks.numbers[KEY_COL_Y];
  }

  /** Prominence of each peak. */
  public double[] prominences() {
    return ofPeaks.numbers[PROMINENCE];
  }

  /** Counts the peaks that are at least so high by the bin of their summit. */
  public void count(double minIncludedHeight, PeakCounts counts) {
    int nx = grid.nx();
    for (int p = 0; p < peaks; p++) {
      if (heights()[p] >= minIncludedHeight) {
        counts.add(cells()[p] % nx, cells()[p] / nx);
      }
    }
  }

  /* The analyzer adds a surface, which is rejected until it says otherwise, and then its peaks. */

  int addSurface(int epochIdx, int timeBinIdx) {
    ofSurfaces.reserve(surfaces + 1);
    if (error.length == surfaces) {
      error = Arrays.copyOf(error, Columns.grown(surfaces + 1));
    }
    masks.add(surfaces);
    labels.add(surfaces);
    ofSurfaces.integers[EPOCH][surfaces] = epochIdx;
    ofSurfaces.integers[TIME_BIN][surfaces] = timeBinIdx;
    ofSurfaces.integers[PEAK_END][surfaces] = peaks;
    setSurface(surfaces, SurfaceStatus.REJECTED, Double.NaN, 0, null);
    for (int component = 0; component < SCORES; component++) {
      scores(component)[surfaces] = Double.NaN;
    }
    return surfaces++;
  }

  void setSurface(int s, SurfaceStatus status, double max, int missingCells, String why) {
    ofSurfaces.integers[STATUS][s] = status.ordinal();
    ofSurfaces.integers[MISSING_CELLS][s] = missingCells;
    ofSurfaces.numbers[MAX][s] = max;
    error[s] = why;
  }

  /** Makes room for so many peaks more, of the last surface; gives the first. */
  int addPeaks(int count) {
    int first = peaks;
    peaks += count;
    ofSurfaces.integers[PEAK_END][surfaces - 1] = peaks;
    ofPeaks.reserve(peaks);
    slices.columns.reserve(Math.multiplyExact(peaks, levels.count()));
    if (domains != null) {
      domains.columns.reserve(peaks);
    }
    return first;
  }

  /**
   * Writes surface {@code s}, for {@link #read} of a block of the same analysis.
   *
   * @throws IOException where {@code out} does not take it
   */
  public void write(int s, DataOutput out) throws IOException {
    int first = firstPeak(s);
    int count = endPeak(s) - first;
    out.writeInt(count);
    out.writeUTF(error[s] == null ? "" : error[s]);
    ofSurfaces.write(s, 1, out);
    ofPeaks.write(first, count, out);
    slices.columns.write(first * levels.count(), count * levels.count(), out);
    if (domains != null) {
      domains.columns.write(first, count, out);
    }
    masks.write(s, out);
    outlines.write(first, count, out);
    if (hasLabels) {
      labels.write(s, out);
    }
  }

  /**
   * Adds a surface that {@link #write} has written.
   *
   * @throws IOException where {@code in} ends before it, or cannot be read
   */
  public void read(DataInput in) throws IOException {
    int count = in.readInt();
    String why = in.readUTF();
    int s = addSurface(0, 0);
    int first = addPeaks(count);
    error[s] = why.isEmpty() ? null : why;
    ofSurfaces.read(s, 1, in);
    ofSurfaces.integers[PEAK_END][s] = peaks;
    ofPeaks.read(first, count, in);
    slices.columns.read(first * levels.count(), count * levels.count(), in);
    if (domains != null) {
      domains.columns.read(first, count, in);
    }
    masks.read(s, in);
    outlines.read(count, in);
    if (hasLabels) {
      labels.read(s, in);
    }
  }
}

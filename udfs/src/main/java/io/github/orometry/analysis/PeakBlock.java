package io.github.orometry.analysis;

import io.github.orometry.counts.PeakCounts;
import io.github.orometry.prominence.Peaks;
import io.github.orometry.surface.Grid;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

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
  /** How many columns of scores there are. */
  public static final int SCORES = 6;

  private static final int MANY_PEAKS = 1 << 15;
  private static final long MANY_BYTES = 1 << 22;

  private final Grid grid;
  final SurfaceColumns ofSurfaces;
  private final PeakColumns ofPeaks;
  private final SliceLevels levels;
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
    ofSurfaces = new SurfaceColumns(analysis, grid);
    int outlines = analysis.outlines() ? 1 + levels.asked() : 0;
    ofPeaks = new PeakColumns(levels.count(), hasDomains, outlines);
  }

  private PeakBlock(PeakBlock other) {
    grid = other.grid;
    levels = other.levels;
    surfaces = other.surfaces;
    peaks = other.peaks;
    ofSurfaces = other.ofSurfaces.copy(surfaces);
    ofPeaks = other.ofPeaks.copy(peaks);
  }

  /** A block of its own with the same answers, in arrays as long as what they hold. */
  public PeakBlock copy() {
    return new PeakBlock(this);
  }

  /** Forgets all surfaces. */
  public void clear() {
    surfaces = 0;
    peaks = 0;
    ofPeaks.outlines.clear();
    ofSurfaces.labels.clear();
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
    return ofPeaks.slices;
  }

  /**
   * The domains of the peaks, an entry a peak: the region just above its key col, whose level is
   * the key col's; of a top its whole piece, whose level is NaN.
   *
   * @throws IllegalStateException where the analyzer was not asked for them
   */
  public RegionColumns domains() {
    return ofPeaks.domains();
  }

  /** Whether the domains of the peaks were measured. */
  public boolean hasDomains() {
    return ofPeaks.hasDomains();
  }

  /** The masks of the surfaces. */
  public MaskColumns masks() {
    return ofSurfaces.masks;
  }

  /** The outlines of the peaks. */
  public OutlineColumns outlines() {
    return ofPeaks.outlines;
  }

  /** Whether there are labels. */
  public boolean hasLabels() {
    return ofSurfaces.hasLabels;
  }

  /** The labels of the surfaces' cells. */
  public LabelColumns labels() {
    return ofSurfaces.labels;
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
    return (long) outlines().size() + labels().size();
  }

  /** The epoch of surface {@code s}. */
  public int epochIdx(int s) {
    return ofSurfaces.epochIdx(s);
  }

  /** The time bin of surface {@code s}. */
  public int timeBinIdx(int s) {
    return ofSurfaces.timeBinIdx(s);
  }

  /** What became of surface {@code s}. */
  public SurfaceStatus status(int s) {
    return ofSurfaces.status(s);
  }

  /**
   * Why surface {@code s} was rejected, or what else is to be said of it; null for nothing. The end
   * of a sentence, without a full stop.
   */
  public String error(int s) {
    return ofSurfaces.error(s);
  }

  /** Missing cells of surface {@code s}. */
  public int missingCells(int s) {
    return ofSurfaces.missingCells(s);
  }

  /** The first peak of surface {@code s}. */
  public int firstPeak(int s) {
    return s == 0 ? 0 : endPeak(s - 1);
  }

  /** The peak after the last of surface {@code s}. */
  public int endPeak(int s) {
    return ofSurfaces.peakEnd(s);
  }

  /** The highest value of surface {@code s}; NaN where it has no cell or was rejected. */
  public double max(int s) {
    return ofSurfaces.max(s);
  }

  /**
   * A column of scores, an entry a surface, NaN where it was rejected: 0 prominence_ratio, 1
   * closeness, 2 spread, 3 concentration, 4 contrast, 5 their mean by weight; see {@link
   * io.github.orometry.score.Scores}.
   */
  public double[] scores(int component) {
    return ofSurfaces.scores(component);
  }

  /** Row-major index of each peak's summit, {@code iy * nx + ix}. */
  public int[] cells() {
    return ofPeaks.cells();
  }

  /** summit_idx of each peak's parent, from 1 within its surface; 0 for a top. */
  public int[] parents() {
    return ofPeaks.parents();
  }

  /** 1 for each peak whose true key col may lie outside, else 0. */
  public int[] edgeLimited() {
    return ofPeaks.edgeLimited();
  }

  /** Height of each peak's summit. */
  public double[] heights() {
    return ofPeaks.heights();
  }

  /** Level of each peak's key col; NaN for a top. */
  public double[] keyCols() {
    return ofPeaks.keyCols();
  }

  /** Where each peak's key col lies in x; NaN for a top. */
  public double[] keyColXs() {
    return ofPeaks.keyColXs();
  }

  /** Where each peak's key col lies in y; NaN for a top. */
  public double[] keyColYs() {
    return ofPeaks.keyColYs();
  }

  /** Prominence of each peak. */
  public double[] prominences() {
    return ofPeaks.prominences();
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
    ofSurfaces.add(surfaces, epochIdx, timeBinIdx, peaks);
    return surfaces++;
  }

  /**
   * Adds the peaks of the last surface, whose slices and domains are to be set; gives the first.
   */
  int addPeaks(Peaks found) {
    int first = makeRoom(found.size());
    ofPeaks.set(first, found, grid);
    return first;
  }

  /** Makes room for so many peaks more, of the last surface; gives the first. */
  private int makeRoom(int count) {
    int first = peaks;
    peaks += count;
    ofSurfaces.setPeakEnd(surfaces - 1, peaks);
    ofPeaks.reserve(peaks);
    return first;
  }

  /**
   * Writes surface {@code s}, for {@link #read} of a block of the same analysis.
   *
   * @throws IOException where {@code out} does not take it
   */
  public void write(int s, DataOutput out) throws IOException {
    int count = endPeak(s) - firstPeak(s);
    out.writeInt(count);
    ofSurfaces.write(s, out);
    ofPeaks.write(firstPeak(s), count, out);
  }

  /**
   * Adds a surface that {@link #write} has written.
   *
   * @throws IOException where {@code in} ends before it, or cannot be read
   */
  public void read(DataInput in) throws IOException {
    int count = in.readInt();
    int s = addSurface(0, 0);
    int first = makeRoom(count);
    ofSurfaces.read(s, in);
    ofPeaks.read(first, count, in);
  }
}

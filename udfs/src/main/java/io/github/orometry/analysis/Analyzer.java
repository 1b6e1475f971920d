package io.github.orometry.analysis;

import io.github.orometry.contour.Crew;
import io.github.orometry.contour.Outlines;
import io.github.orometry.contour.Regions;
import io.github.orometry.label.PeakLabels;
import io.github.orometry.prominence.PeakFinder;
import io.github.orometry.prominence.Peaks;
import io.github.orometry.prominence.SurfaceTree;
import io.github.orometry.score.Scores;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;
import io.github.orometry.surface.InfiniteCellException;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/**
 * One worker: analyses surfaces of one grid. It owns the kernel's workspaces, so it serves one
 * thread at a time, and allocates nothing once they and the blocks have grown.
 */
public final class Analyzer {
  /** On a surface with so many cells several threads work, and a listener is told part by part. */
  private static final int LARGE = 1 << 17;

  private final Analysis analysis;
  private final Grid grid;
  private final SliceLevels levels;
  private final boolean hasDomains;
  private final PeakFinder finder = new PeakFinder();
  private final Peaks peaks = new Peaks();
  private final Regions regions = new Regions();
  private final SurfaceTree contours = new SurfaceTree();
  private final Outlines outlines = new Outlines(regions);
  private final PeakLabels peakLabels = new PeakLabels();
  private int[] labels = {};
  private final SurfaceMasks masks;

  /** Null where surfaces are not scored. */
  private final Scores scores;

  private Crew crew = Crew.ALONE;

  /** An analyzer of surfaces on a grid, at the slice levels that are asked for. */
  public Analyzer(Analysis analysis, Grid grid) {
    this(analysis, grid, SliceLevels.asked(analysis.levels()), false, true);
  }

  private Analyzer(
      Analysis analysis, Grid grid, SliceLevels levels, boolean hasDomains, boolean scored) {
    this.analysis = analysis;
    this.grid = grid;
    this.levels = levels;
    this.hasDomains = hasDomains;
    masks = new SurfaceMasks(analysis.masks(), grid);
    scores = scored ? new Scores(grid) : null;
  }

  /**
   * One that measures what the tables of a result need besides: the slice level of {@link
   * SliceLevels#FILTERED}, and {@link PeakBlock#domains}.
   */
  public static Analyzer forTables(Analysis analysis, Grid grid) {
    return new Analyzer(analysis, grid, SliceLevels.withFiltered(analysis.levels()), true, true);
  }

  /** One whose blocks have NaN for the scores, which take a good part of the time. */
  public static Analyzer withoutScores(Analysis analysis, Grid grid) {
    return new Analyzer(analysis, grid, SliceLevels.asked(analysis.levels()), false, false);
  }

  /**
   * One that measures {@link PeakBlock#domains} besides the slice levels that are asked for,
   * without scores.
   */
  public static Analyzer withDomains(Analysis analysis, Grid grid) {
    return new Analyzer(analysis, grid, SliceLevels.asked(analysis.levels()), true, false);
  }

  /** Lets so many threads, at least 1, work on a large surface: the caller's, and others. */
  void threads(int threads) {
    crew = threads == 1 || grid.cells() < LARGE ? Crew.ALONE : new ThreadCrew(threads);
  }

  /** A block for what this analyzer finds, empty. */
  public PeakBlock newBlock() {
    return new PeakBlock(analysis, grid, levels, hasDomains);
  }

  /** Adds the answers of all surfaces of a batch to a block. */
  public void analyze(SurfaceBatch batch, PeakBlock block) {
    for (int k = 0; k < batch.size(); k++) {
      int offset = k * batch.cells();
      analyze(batch.values(), offset, batch.epochIdx(k), batch.timeBinIdx(k), block);
    }
  }

  /**
   * Adds the answers of the surface that starts at {@code values[offset]} to a block. A surface
   * with an infinite cell is rejected there; nothing is thrown for it. The values are not changed.
   *
   * @param values row-major, ny rows of nx columns; NaN where a cell is missing
   * @param block of this analyzer, or of another of the same analysis and grid
   * @throws IndexOutOfBoundsException where {@code values} ends before the surface does
   */
  public void analyze(double[] values, int offset, int epochIdx, int timeBinIdx, PeakBlock block) {
    analyze(values, offset, epochIdx, timeBinIdx, block, AnalysisListener.SILENT);
  }

  /**
   * The same, with a listener that is told of the surface and may end its analysis; the block is
   * then not to be used.
   */
  void analyze(
      double[] values,
      int offset,
      int epochIdx,
      int timeBinIdx,
      PeakBlock block,
      AnalysisListener listener) {
    Objects.checkFromIndexSize(offset, grid.cells(), values.length);
    int s = block.addSurface(epochIdx, timeBinIdx);
    long told = find(values, offset, s, block, listener);
    listener.done(AnalysisListener.SURFACE - told);
  }

  /** Fills in a surface of a block. Gives the parts of it that the listener was told of. */
  private long find(
      double[] values, int offset, int s, PeakBlock block, AnalysisListener listener) {
    try {
      finder.find(
          values,
          offset,
          grid.nx(),
          grid.ny(),
          analysis.connectivity(),
          analysis.thresholds(),
          peaks);
    } catch (InfiniteCellException e) {
      int missing = missing(values, offset);
      block.ofSurfaces.set(s, SurfaceStatus.REJECTED, Double.NaN, missing, e.getMessage());
      return 0;
    }
    int first = block.addPeaks(peaks);
    long told = addRegions(values, offset, first, block, listener);
    if (scores != null) {
      addScores(values, offset, s, first, block);
    }
    if (peaks.size() > 0) {
      masks.draw(values, offset, s, peaks.cell(0), block.masks());
    }
    if (analysis.labels()) {
      addLabels(s, block.labels());
    }
    SurfaceStatus status = peaks.size() == 0 ? SurfaceStatus.NO_PEAK : SurfaceStatus.OK;
    block.ofSurfaces.set(s, status, peaks.max(), peaks.missingCells(), overflow());
    return told;
  }

  /** Gives the parts of the surface that the listener was told of. */
  private long addRegions(
      double[] values, int offset, int first, PeakBlock block, AnalysisListener listener) {
    if (peaks.size() == 0 || (levels.count() == 0 && !hasDomains && !analysis.outlines())) {
      return 0;
    }
    regions.surface(grid, contourTree(values, offset));
    ask();
    long told = measureRegions(listener);
    int slices = peaks.size() * levels.count();
    for (int region = 0; region < slices; region++) {
      double level = levels.at(region % levels.count()) * peaks.height(region / levels.count());
      addRegion(region, level, first * levels.count() + region, block.slices());
    }
    for (int i = 0; hasDomains && i < peaks.size(); i++) {
      addRegion(slices + i, peaks.keyCol(i), first + i, block.domains());
    }
    for (int i = 0; analysis.outlines() && i < peaks.size(); i++) {
      addOutlines(i, block.outlines(), listener);
    }
    return told;
  }

  /** Asks for the slices, peak by peak, and then for the domains. */
  private void ask() {
    for (int i = 0; i < peaks.size(); i++) {
      for (int l = 0; l < levels.count(); l++) {
        regions.ask(peaks.cell(i), levels.at(l) * peaks.height(i));
      }
    }
    for (int i = 0; hasDomains && i < peaks.size(); i++) {
      if (peaks.parent(i) == 0) {
        regions.askPiece(peaks.cell(i));
      } else {
        regions.askAbove(peaks.cell(i), peaks.keyCol(i));
      }
    }
  }

  /** The regions' own tree, where the peaks are not of the same connectivity. */
  private SurfaceTree contourTree(double[] values, int offset) {
    if (analysis.connectivity() == Connectivity.CONTOUR) {
      return finder.tree();
    }
    contours.build(values, offset, grid.nx(), grid.ny(), Connectivity.CONTOUR);
    return contours;
  }

  /** Gives the parts of the surface that the listener was told of. */
  private long measureRegions(AnalysisListener listener) {
    if (grid.cells() < LARGE) {
      regions.measure();
      return 0;
    }
    long rows = grid.ny() - 1L;
    long[] done = new long[2];
    regions.measure(
        crew,
        row -> {
          synchronized (done) {
            long told = AnalysisListener.SURFACE * ++done[0] / rows;
            listener.done(told - done[1]);
            done[1] = told;
          }
          checkGoesOn(listener);
        });
    return done[1];
  }

  private void addRegion(int region, double level, int at, RegionColumns columns) {
    if (regions.isThere(region)) {
      columns.set(
          at,
          level,
          regions.x0(region),
          regions.y0(region),
          regions.width(region),
          regions.height(region),
          regions.area(region));
    } else {
      columns.setNone(at, level);
    }
  }

  private void addOutlines(int i, OutlineColumns columns, AnalysisListener listener) {
    checkGoesOn(listener);
    if (peaks.parent(i) == 0) {
      outlines.tracePiece(peaks.cell(i));
    } else {
      outlines.traceAbove(peaks.cell(i), peaks.keyCol(i));
    }
    columns.add(outlines);
    for (int l = 0; l < levels.asked(); l++) {
      outlines.trace(peaks.cell(i), levels.at(l) * peaks.height(i));
      columns.add(outlines);
    }
  }

  private void addLabels(int s, LabelColumns columns) {
    if (labels.length == 0) {
      labels = new int[grid.cells()];
    }
    peakLabels.find(finder.tree(), peaks, labels);
    columns.set(s, labels, peaks.size());
  }

  static void checkGoesOn(AnalysisListener listener) {
    if (listener.isCancelled()) {
      throw new CancellationException("the analysis was cancelled");
    }
  }

  private void addScores(double[] values, int offset, int s, int first, PeakBlock block) {
    boolean sliced = levels.scored() >= 0 && peaks.size() > 0;
    int slice = first * levels.count() + levels.scored();
    double area = sliced ? block.slices().area()[slice] : Double.NaN;
    scores.score(peaks, area, values, offset, grid.cells());
    block.ofSurfaces.setScores(s, scores);
  }

  /** What is to be said where a difference of heights is beyond the largest double. */
  private String overflow() {
    for (int i = 0; i < peaks.size(); i++) {
      if (Double.isInfinite(peaks.prominence(i))) {
        return "the prominence of summit_idx %s is above the largest number, %s, and given as inf"
            .formatted(i + 1, Double.MAX_VALUE);
      }
    }
    return null;
  }

  private int missing(double[] values, int offset) {
    int missing = 0;
    for (int i = offset; i < offset + grid.cells(); i++) {
      missing += Double.isNaN(values[i]) ? 1 : 0;
    }
    return missing;
  }
}

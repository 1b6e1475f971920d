package io.github.orometry.job.slab;

import io.github.orometry.contour.RegionMeasure;
import io.github.orometry.prominence.PeakFinder;
import io.github.orometry.prominence.Peaks;
import io.github.orometry.surface.Grid;
import io.github.orometry.surface.InfiniteCellException;
import java.util.Arrays;

/**
 * Turns slabs into their results. Pure, the same object for every executor; it owns the kernel's
 * workspaces, so it serves one thread at a time.
 */
public final class SlabWorker {
  private final SlabSettings settings;
  private final PeakFinder finder = new PeakFinder();
  private final RegionMeasure regions = new RegionMeasure();
  private final Peaks peaks = new Peaks();
  private final SlabScoring scoring;
  private final SlabMasks masks;

  public SlabWorker(SlabSettings settings) {
    this.settings = settings;
    scoring = new SlabScoring(settings.grid());
    masks = new SlabMasks(settings);
  }

  /**
   * The result of slab {@code k} of a batch. An invalid surface gives a rejected result; nothing is
   * thrown for it.
   */
  public SlabResult result(SlabBatch batch, int k) {
    Grid grid = settings.grid();
    int offset = k * batch.cells();
    try {
      finder.find(
          batch.values(),
          offset,
          grid.nx(),
          grid.ny(),
          settings.connectivity(),
          settings.thresholds(),
          peaks);
    } catch (InfiniteCellException e) {
      return SlabResult.rejected(
          batch.epochIdx(k), batch.timeBinIdx(k), missing(batch, k), e.getMessage());
    }
    double[] slices = slices(batch.values(), offset);
    SlabScores scores = scores(batch.values(), offset, slices);
    if (peaks.size() > 0) {
      masks.compute(batch.values(), offset, peaks.cell(0));
    } else {
      masks.empty();
    }
    return found(batch, k, slices, scores);
  }

  private SlabScores scores(double[] values, int offset, double[] slices) {
    if (peaks.size() == 0) {
      return SlabScores.NO_PEAK;
    }
    int level = settings.scoredLevel();
    double area = level < 0 ? Double.NaN : slices[(level + 1) * SlabResult.SLICE_FIELDS - 1];
    return scoring.scores(peaks, area, values, offset, settings.grid().cells());
  }

  private SlabResult found(SlabBatch batch, int k, double[] slices, SlabScores scores) {
    Grid grid = settings.grid();
    int n = peaks.size();
    int[] cell = new int[n];
    double[] height = new double[n];
    double[] keyCol = new double[n];
    double[] keyColX = new double[n];
    double[] keyColY = new double[n];
    double[] prominence = new double[n];
    int[] parent = new int[n];
    boolean[] edgeLimited = new boolean[n];
    for (int i = 0; i < n; i++) {
      cell[i] = peaks.cell(i);
      height[i] = peaks.height(i);
      keyCol[i] = peaks.keyCol(i);
      keyColX[i] = peaks.keyColX(i, grid);
      keyColY[i] = peaks.keyColY(i, grid);
      prominence[i] = peaks.prominence(i);
      parent[i] = peaks.parent(i);
      edgeLimited[i] = peaks.edgeLimited(i);
    }
    return new SlabResult(
        batch.epochIdx(k),
        batch.timeBinIdx(k),
        n == 0 ? SlabStatus.NO_PEAK : SlabStatus.OK,
        peaks.max(),
        peaks.missingCells(),
        null,
        cell,
        height,
        keyCol,
        keyColX,
        keyColY,
        prominence,
        parent,
        edgeLimited,
        slices,
        scores,
        masks.bits(),
        masks.cells());
  }

  private double[] slices(double[] values, int offset) {
    double[] levels = settings.levels();
    double[] slices = new double[peaks.size() * levels.length * SlabResult.SLICE_FIELDS];
    if (slices.length == 0) {
      return slices;
    }
    regions.surface(settings.grid(), values, offset);
    int at = 0;
    for (int i = 0; i < peaks.size(); i++) {
      for (double multiplier : levels) {
        double level = multiplier * peaks.height(i);
        slices[at] = level;
        if (regions.measure(peaks.cell(i), level)) {
          slices[at + 1] = regions.x0();
          slices[at + 2] = regions.y0();
          slices[at + 3] = regions.width();
          slices[at + 4] = regions.height();
          slices[at + 5] = regions.area();
        } else {
          Arrays.fill(slices, at + 1, at + SlabResult.SLICE_FIELDS, Double.NaN);
        }
        at += SlabResult.SLICE_FIELDS;
      }
    }
    return slices;
  }

  private static int missing(SlabBatch batch, int k) {
    int missing = 0;
    for (int i = k * batch.cells(); i < (k + 1) * batch.cells(); i++) {
      missing += Double.isNaN(batch.values()[i]) ? 1 : 0;
    }
    return missing;
  }
}

package io.github.orometry.prominence;

import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;

/**
 * Finds the peaks of surfaces, exactly. It owns all the memory it needs and uses it again for the
 * next surface: one finder per thread. It grows to the largest surface seen, about 21 bytes a cell
 * and 60 a basin, and allocates nothing else.
 */
public final class PeakFinder {
  private final PaddedSurface surface = new PaddedSurface();
  private final Basins basins = new Basins();
  private final SaddleEdges edges = new SaddleEdges();
  private final SaddleScan scan = new SaddleScan(surface, basins, edges);
  private final MergeForest forest = new MergeForest(surface, basins, edges);
  private final PieceLows lows = new PieceLows(surface, basins, forest);
  private final KeySort sort = new KeySort();
  private int[] candidate = new int[64];
  private double[] candidateHeight = new double[64];
  private int[] rank = new int[64];

  /**
   * Finds every peak of the surface that starts at {@code values[offset]}, row-major with ny rows
   * of nx columns, and writes those that pass the thresholds to {@code peaks}, highest first. The
   * values are not changed. O(n + s log s) for n cells and s saddles.
   *
   * @throws io.github.orometry.surface.InfiniteCellException where a cell is infinite; {@code
   *     peaks} then holds none
   */
  public void find(
      double[] values,
      int offset,
      int nx,
      int ny,
      Connectivity connectivity,
      Thresholds thresholds,
      Peaks peaks) {
    if (nx < 1 || ny < 1 || (long) nx * ny > Grid.MAX_CELLS) {
      throw new IllegalArgumentException("a surface cannot have " + ny + " x " + nx + " cells");
    }
    peaks.size = 0;
    surface.load(values, offset, nx, ny);
    basins.clear(surface.size);
    scan.run(connectivity);
    summarize(peaks);
    forest.build();
    lows.find();
    int count = candidates(thresholds);
    sort.sort(candidateHeight, candidate, count);
    report(Math.min(count, thresholds.maxPeaks()), values, offset, thresholds, peaks);
  }

  private void summarize(Peaks peaks) {
    peaks.missingCells = surface.missing;
    boolean none = surface.missing == surface.nx * surface.ny;
    peaks.min = none ? Double.NaN : surface.min;
    peaks.max = none ? Double.NaN : highestSummit();
  }

  private double highestSummit() {
    double max = Double.NEGATIVE_INFINITY;
    for (int basin = 0; basin < basins.count; basin++) {
      max = Math.max(max, surface.z[basins.summit[basin]]);
    }
    return max;
  }

  /**
   * Collects the basins whose summits are peaks that pass the thresholds, in the order of their
   * cells.
   */
  private int candidates(Thresholds thresholds) {
    ensure(basins.count);
    int count = 0;
    for (int basin = 0; basin < basins.count; basin++) {
      double height = surface.z[basins.summit[basin]];
      boolean peak =
          forest.parent[basin] == MergeForest.NONE
              ? height > lows.of(basin)
              : height > forest.col[basin];
      if (peak
          && height >= thresholds.minHeight()
          && prominence(basin, height, thresholds.seaLevel()) >= thresholds.minProminence()) {
        candidate[count] = basin;
        candidateHeight[count++] = height;
      }
    }
    return count;
  }

  private double prominence(int basin, double height, double seaLevel) {
    if (forest.parent[basin] == MergeForest.NONE) {
      return height - Math.min(seaLevel, lows.of(basin));
    }
    return height - forest.col[basin];
  }

  private void report(int count, double[] values, int offset, Thresholds thresholds, Peaks peaks) {
    for (int i = 0; i < count; i++) {
      rank[candidate[sort.at(i)]] = i + 1;
    }
    for (int i = 0; i < count; i++) {
      int basin = candidate[sort.at(i)];
      boolean top = forest.parent[basin] == MergeForest.NONE;
      int k = peaks.next();
      int cell = surface.cell(basins.summit[basin]);
      peaks.cell[k] = cell;
      peaks.height[k] = values[offset + cell];
      peaks.prominence[k] = prominence(basin, peaks.height[k], thresholds.seaLevel());
      peaks.keyCol[k] = top ? Double.NaN : forest.col[basin];
      peaks.colPosition[k] = top ? -1 : forest.colPosition[basin];
      peaks.parent[k] = top ? 0 : rank[forest.parent[basin]];
      peaks.edgeLimited[k] = forest.edgeLimited[basin];
    }
  }

  private void ensure(int count) {
    if (rank.length < count) {
      int length = count + (count >> 1);
      candidate = new int[length];
      candidateHeight = new double[length];
      rank = new int[length];
    }
  }
}

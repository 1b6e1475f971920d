package io.github.orometry.prominence;

import io.github.orometry.surface.Connectivity;

/**
 * Finds the peaks of surfaces, exactly. It owns all the memory it needs and uses it again for the
 * next surface: one finder per thread. It allocates only to grow to the largest surface seen.
 */
public final class PeakFinder {
  private final SurfaceTree tree = new SurfaceTree();
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
    peaks.size = 0;
    tree.build(values, offset, nx, ny, connectivity);
    peaks.nx = nx;
    peaks.missingCells = tree.missingCells();
    peaks.min = tree.min();
    peaks.max = tree.max();
    int count = candidates(thresholds);
    sort.sort(candidateHeight, candidate, count);
    report(Math.min(count, thresholds.maxPeaks()), values, offset, thresholds, peaks);
  }

  /** The merge tree of the surface whose peaks were found last. */
  public SurfaceTree tree() {
    return tree;
  }

  /**
   * Collects the basins whose summits are peaks that pass the thresholds, in the order of their
   * cells.
   */
  private int candidates(Thresholds thresholds) {
    MergeForest forest = tree.forest;
    int basins = tree.basins();
    ensure(basins);
    int count = 0;
    for (int basin = 0; basin < basins; basin++) {
      double height = tree.height(basin);
      double base = tree.isTop(basin) ? tree.low(basin) : forest.col[basin];
      if (height > base
          && height >= thresholds.minHeight()
          && prominence(basin, height, thresholds.seaLevel()) >= thresholds.minProminence()) {
        candidate[count] = basin;
        candidateHeight[count++] = height;
      }
    }
    return count;
  }

  private double prominence(int basin, double height, double seaLevel) {
    return height
        - (tree.isTop(basin) ? Math.min(seaLevel, tree.low(basin)) : tree.forest.col[basin]);
  }

  private void report(int count, double[] values, int offset, Thresholds thresholds, Peaks peaks) {
    for (int i = 0; i < count; i++) {
      rank[candidate[sort.at(i)]] = i + 1;
    }
    for (int i = 0; i < count; i++) {
      int basin = candidate[sort.at(i)];
      boolean top = tree.isTop(basin);
      int k = peaks.next();
      int cell = tree.summit(basin);
      peaks.cell[k] = cell;
      peaks.height[k] = values[offset + cell];
      peaks.prominence[k] = prominence(basin, peaks.height[k], thresholds.seaLevel());
      peaks.keyCol[k] = top ? Double.NaN : tree.col(basin);
      peaks.colPosition[k] = top ? 0 : tree.forest.colPosition[basin];
      peaks.parent[k] = top ? 0 : rank[tree.parent(basin)];
      peaks.edgeLimited[k] = tree.edgeLimited(basin);
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

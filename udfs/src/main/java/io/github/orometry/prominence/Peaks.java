package io.github.orometry.prominence;

import io.github.orometry.surface.Grid;
import java.util.Arrays;

/**
 * The reported peaks of one surface, highest first; peak i has summit_idx {@code i + 1}. Owned by
 * the caller and filled again for each surface; it grows and never shrinks. The summary of the
 * surface stands beside them.
 */
public final class Peaks {
  int size;
  int[] cell = new int[16];
  double[] height = new double[16];
  double[] keyCol = new double[16];
  int[] colPosition = new int[16];
  double[] prominence = new double[16];
  int[] parent = new int[16];
  boolean[] edgeLimited = new boolean[16];
  int nx;
  int missingCells;
  double min;
  double max;

  /** Number of reported peaks. */
  public int size() {
    return size;
  }

  /** Row-major index of the summit of peak {@code i}, {@code iy * nx + ix}. */
  public int cell(int i) {
    return cell[i];
  }

  /** Value of the summit. */
  public double height(int i) {
    return height[i];
  }

  /** Whether peak {@code i} is the highest of its piece: it has no key col and no parent. */
  public boolean isTop(int i) {
    return parent[i] == 0;
  }

  /** Value of the key col; NaN for a top. */
  public double keyCol(int i) {
    return keyCol[i];
  }

  /**
   * Where the key col lies in x: the centre of a cell, or of a quad where its mean decides; NaN for
   * a top.
   */
  public double keyColX(int i, Grid grid) {
    if (isTop(i)) {
      return Double.NaN;
    }
    int ix = Integer.remainderUnsigned(colPosition[i], nx);
    return isInQuad(i) ? middle(grid.x(ix), grid.x(ix + 1)) : grid.x(ix);
  }

  /** Where the key col lies in y, as in {@link #keyColX}. */
  public double keyColY(int i, Grid grid) {
    if (isTop(i)) {
      return Double.NaN;
    }
    int iy = Integer.divideUnsigned(colPosition[i], nx) / 2;
    return isInQuad(i) ? middle(grid.y(iy), grid.y(iy + 1)) : grid.y(iy);
  }

  /** Whether the position is in a row of quads; see {@link SaddleEdges}. */
  private boolean isInQuad(int i) {
    return Integer.divideUnsigned(colPosition[i], nx) % 2 != 0;
  }

  /** Where the key col lies, as in {@link SurfaceTree#colPosition}; -1 for a top. */
  public long keyColPosition(int i) {
    return isTop(i) ? -1 : Integer.toUnsignedLong(colPosition[i]);
  }

  /**
   * Height less key col; for a top height less the lower of sea level and the piece's lowest cell.
   */
  public double prominence(int i) {
    return prominence[i];
  }

  /** summit_idx of the parent, from 1; 0 for a top. */
  public int parent(int i) {
    return parent[i];
  }

  /**
   * Whether the part just above the key col (of a top: the piece) touches the border or a missing
   * cell.
   */
  public boolean edgeLimited(int i) {
    return edgeLimited[i];
  }

  /** Number of missing cells of the surface. */
  public int missingCells() {
    return missingCells;
  }

  /** Lowest value of the surface; NaN where every cell is missing. */
  public double min() {
    return min;
  }

  /** Highest value of the surface; NaN where every cell is missing. */
  public double max() {
    return max;
  }

  /** Makes room for one peak more and returns its place. */
  int next() {
    if (size == cell.length) {
      int length = size * 2;
      cell = Arrays.copyOf(cell, length);
      height = Arrays.copyOf(height, length);
      keyCol = Arrays.copyOf(keyCol, length);
      colPosition = Arrays.copyOf(colPosition, length);
      prominence = Arrays.copyOf(prominence, length);
      parent = Arrays.copyOf(parent, length);
      edgeLimited = Arrays.copyOf(edgeLimited, length);
    }
    return size++;
  }

  private static double middle(double a, double b) {
    return a / 2 + b / 2;
  }
}

package io.github.orometry.prominence;

import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;
import io.github.orometry.surface.InfiniteCellException;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/**
 * The merge tree of a surface: its basins, the saddle edges between them, and where their parts
 * join as the level falls. It knows nothing of thresholds; {@link PeakFinder} reads the peaks off
 * it, and it is the base for regions of all peaks and for surfaces cut into tiles.
 *
 * <p>Basins count from 0 in the row-major order of their summits. A workspace: {@link #build} fills
 * it, and the accessors tell of that surface until it is called again. It grows to the largest
 * surface seen, about 12 bytes a cell and 70 a basin, and allocates nothing else. One a thread.
 */
public final class SurfaceTree {
  /** The parent of a basin that has none, and the basin of a missing cell. */
  public static final int NONE = MergeForest.NONE;

  final PaddedSurface surface = new PaddedSurface();
  final Rises rises = new Rises(surface);
  final Basins basins = new Basins(rises);
  final SaddleEdges edges = new SaddleEdges();
  final MergeForest forest = new MergeForest(surface, basins, edges);
  private final SaddleScan scan = new SaddleScan(surface, rises, basins, edges);
  final PieceLows lows = new PieceLows(surface, scan, basins, forest);

  /**
   * Builds the tree of the surface that starts at {@code values[offset]}, row-major with ny rows of
   * nx columns. The values are not changed. O(n + s log s) for n cells and s saddles.
   *
   * @throws InfiniteCellException where a cell is infinite; the tree then has no basin
   * @throws IllegalArgumentException where there cannot be so many cells
   * @throws IndexOutOfBoundsException where {@code values} ends before the surface does
   */
  public void build(double[] values, int offset, int nx, int ny, Connectivity connectivity) {
    basins.clear();
    edges.clear();
    forest.joins = 0;
    Grid.checkSize(nx, ny);
    Objects.checkFromIndexSize(offset, nx * ny, values.length);
    surface.begin(nx, ny);
    try {
      scan(values, offset, connectivity);
    } catch (InfiniteCellException e) {
      basins.clear();
      edges.clear();
      throw e;
    }
    forest.build();
    lows.find();
  }

  /** Row by row, each step as soon as the rows that it asks for are there. */
  private void scan(double[] values, int offset, Connectivity connectivity) {
    int ny = surface.ny;
    rises.begin();
    scan.begin(connectivity);
    int scanned = 0;
    for (int iy = 0; iy < ny; iy++) {
      surface.load(values, offset + iy * surface.nx, iy);
      rises.find(iy < ny - 1 ? (iy + 2) * surface.width : surface.size);
      basins.reserve();
      while (scanned < ny && rises.knowNext(scanned)) {
        scan.row(scanned++);
      }
    }
  }

  /** Columns of the surface. */
  public int nx() {
    return surface.nx;
  }

  /** Rows of the surface. */
  public int ny() {
    return surface.ny;
  }

  /** Number of missing cells. */
  public int missingCells() {
    return surface.missing;
  }

  /** The lowest height; NaN where every cell is missing. */
  public double min() {
    return basins.count == 0 ? Double.NaN : lows.ofAll();
  }

  /** The highest height; NaN where every cell is missing. */
  public double max() {
    double max = Double.NEGATIVE_INFINITY;
    for (int basin = 0; basin < basins.count; basin++) {
      max = Math.max(max, height(basin));
    }
    return basins.count == 0 ? Double.NaN : max;
  }

  /** Number of basins; 0 where every cell is missing. */
  public int basins() {
    return basins.count;
  }

  /** The summit of a basin: row-major index of its highest cell. */
  public int summit(int basin) {
    return surface.cell(basins.summit[basin]);
  }

  /** The height of a basin's summit; -0.0 as 0.0. */
  public double height(int basin) {
    return surface.z[basins.summit[basin]];
  }

  /** The basin of a cell, or {@link #NONE} where it is missing. O(1) over all cells together. */
  public int basin(int cell) {
    int iy = cell / surface.nx;
    int p = (iy + 1) * surface.width + 1 + cell - iy * surface.nx;
    return surface.z[p] == PaddedSurface.MISSING ? NONE : basins.of(p);
  }

  /** The basin of a padded cell that is present; see {@link #paddedHeights}. */
  public int paddedBasin(int p) {
    return basins.of(p);
  }

  /**
   * Finds basins as {@link #paddedBasin} does, for one thread, while others find theirs; until the
   * next tree is built.
   */
  public IntUnaryOperator paddedBasins() {
    return basins.new Climb()::of;
  }

  /** Whether a basin's summit is the highest cell of its piece. */
  public boolean isTop(int basin) {
    return forest.parent[basin] == NONE;
  }

  /**
   * The basin with the highest cell of the part that is joined at a basin's key col, after all
   * joins at that level; {@link #NONE} for a top.
   */
  public int parent(int basin) {
    return forest.parent[basin];
  }

  /**
   * The level at which the part of a basin's summit meets a higher cell; it may be the summit's own
   * height. Undefined for a top.
   */
  public double col(int basin) {
    return forest.col[basin];
  }

  /**
   * Where that is, below 2 * nx * ny: cell (iy, ix) is {@code 2 * iy * nx + ix}, the centre of the
   * quad between the cells (iy, ix) and (iy + 1, ix + 1) is {@code (2 * iy + 1) * nx + ix}.
   * Undefined for a top.
   */
  public long colPosition(int basin) {
    return Integer.toUnsignedLong(forest.colPosition[basin]);
  }

  /** Whether the part just above the col (of a top: the piece) touches the border or a hole. */
  public boolean edgeLimited(int basin) {
    return forest.edgeLimited[basin];
  }

  /** The height of the lowest cell of the piece whose top's basin this is. */
  public double low(int top) {
    return lows.of(top);
  }

  /**
   * The heights by padded cell, negative infinity where a cell is missing. Padded: row {@code iy},
   * column {@code ix} is {@code (iy + 1) * (nx + 2) + ix + 1}. The tree's own; for the packages of
   * this library.
   */
  public double[] paddedHeights() {
    return surface.z;
  }

  /** Number of saddle edges: joins of two basins that can be in the maximum spanning forest. */
  public int edges() {
    return edges.count;
  }

  /** The level of saddle edge {@code i}, counted from the highest down. */
  public double edgeLevel(int i) {
    return edges.level[forest.edge(i)];
  }

  /** Where saddle edge {@code i} lies, as in {@link #colPosition}. */
  public long edgePosition(int i) {
    return Integer.toUnsignedLong(edges.position[forest.edge(i)]);
  }

  /** One of the two basins of saddle edge {@code i}. */
  public int edgeFrom(int i) {
    return edges.a[forest.edge(i)];
  }

  /** The other one. */
  public int edgeTo(int i) {
    return edges.b[forest.edge(i)];
  }

  /** Number of joins: basins less pieces. */
  public int joins() {
    return forest.joins;
  }

  /**
   * The basin whose part meets a higher one at join {@code i}, counted from the highest {@link
   * #col} down: that of its highest cell.
   */
  public int joinLower(int i) {
    return forest.loser[i];
  }

  /** The basin of the highest cell of the part that it meets, as it is just then. */
  public int joinHigher(int i) {
    return forest.winner[i];
  }
}

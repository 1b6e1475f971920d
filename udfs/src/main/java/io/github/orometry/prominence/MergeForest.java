package io.github.orometry.prominence;

import java.util.Arrays;

/**
 * Joins basins along the saddle edges from the highest down, and notes for each basin where its
 * summit meets a higher one: key col, parent, and whether the part above the key col holds an edge
 * cell. A part of the superlevel set is a tree of a union-find whose root is the basin of the
 * part's highest cell. Reused; grows.
 */
final class MergeForest {
  /** Parent of a basin that has none. */
  static final int NONE = -1;

  private final PaddedSurface surface;
  private final Basins basins;
  private final SaddleEdges edges;
  private final EdgeCells edgeCells;
  private final KeySort sort = new KeySort();

  /** By basin: level of the key col. Undefined without a parent. */
  double[] col = new double[0];

  /** By basin: position of the key col, as in {@link SaddleEdges}. Undefined without a parent. */
  int[] colPosition = new int[0];

  /** By basin: that of the parent, or {@link #NONE} for the top of a piece. */
  int[] parent = new int[0];

  /** By basin: whether the part just above the key col (of a top: the piece) holds an edge cell. */
  boolean[] edgeLimited = new boolean[0];

  /**
   * The joins in their order, from the highest level down: the basins whose parts met a higher part
   * and, at the same places, the basin of the highest cell of that part then.
   */
  int[] loser = new int[0];

  int[] winner = new int[0];

  /** How many joins there are; with one part left no edge can join. */
  int joins;

  /** By basin: the height of its summit. */
  private double[] height = new double[0];

  private int[] up = new int[0];
  private double[] highestEdgeCell = new double[0];

  MergeForest(PaddedSurface surface, Basins basins, SaddleEdges edges) {
    this.surface = surface;
    this.basins = basins;
    this.edges = edges;
    this.edgeCells = new EdgeCells(surface, basins);
  }

  /**
   * Builds the forest; all summits and edges have been found. O(s log s) for s edges, plus the
   * climbs from their ends.
   */
  void build() {
    reset(basins.count);
    keepEdgesBetweenBasins();
    edgeCells.highest(highestEdgeCell);
    sort.sort(edges.level, edges.position, edges.count);
    joins = 0;
    for (int i = 0; i < edges.count && joins < basins.count - 1; ) {
      i = joinLevel(i);
    }
    for (int basin = 0; basin < basins.count; basin++) {
      if (parent[basin] == NONE) {
        edgeLimited[basin] = highestEdgeCell[basin] != PaddedSurface.MISSING;
      }
    }
  }

  /** The basin of the highest cell that is joined to {@code basin}, at any level. */
  int root(int basin) {
    int b = basin;
    while (up[b] != b) {
      up[b] = up[up[b]];
      b = up[b];
    }
    return b;
  }

  private void reset(int count) {
    if (up.length < count) {
      int length = count + (count >> 1);
      col = new double[length];
      colPosition = new int[length];
      parent = new int[length];
      edgeLimited = new boolean[length];
      height = new double[length];
      up = new int[length];
      highestEdgeCell = new double[length];
      loser = new int[length];
      winner = new int[length];
    }
    Arrays.fill(parent, 0, count, NONE);
    for (int basin = 0; basin < count; basin++) {
      up[basin] = basin;
      height[basin] = surface.z[basins.summit[basin]];
    }
  }

  /** Replaces the cells of each edge by their basins, and drops the edges within one basin. */
  private void keepEdgesBetweenBasins() {
    int kept = 0;
    for (int i = 0; i < edges.count; i++) {
      int a = basins.of(edges.a[i]);
      int b = basins.of(edges.b[i]);
      if (a != b) {
        edges.level[kept] = edges.level[i];
        edges.position[kept] = edges.position[i];
        edges.a[kept] = a;
        edges.b[kept] = b;
        kept++;
      }
    }
    edges.count = kept;
  }

  /**
   * Joins along all edges of one level, from the i-th on; parents and edge cells are those of the
   * part when all have joined.
   */
  private int joinLevel(int i) {
    double level = edges.level[sort.at(i)];
    int next = i;
    int first = joins;
    while (next < edges.count && edges.level[sort.at(next)] == level) {
      join(sort.at(next++), level);
    }
    for (int k = first; k < joins; k++) {
      int basin = loser[k];
      int above = root(basin);
      parent[basin] = above;
      highestEdgeCell[above] = Math.max(highestEdgeCell[above], highestEdgeCell[basin]);
    }
    return next;
  }

  /** Joins the parts of one edge, unless they are one. */
  private void join(int edge, double level) {
    int a = root(edges.a[edge]);
    int b = root(edges.b[edge]);
    if (a == b) {
      return;
    }
    int lower = lower(a, b);
    int higher = (a ^ b) ^ lower;
    up[lower] = higher;
    loser[joins] = lower;
    winner[joins++] = higher;
    col[lower] = level;
    colPosition[lower] = edges.position[edge];
    edgeLimited[lower] = highestEdgeCell[lower] > level;
  }

  /** Which of two basins has the lower summit; of equal ones the later. Without a branch. */
  private int lower(int a, int b) {
    int first = Math.min(a, b);
    int last = Math.max(a, b);
    int lastIsHigher = (int) Rises.isBelow(height[first], height[last]);
    return last ^ ((first ^ last) & -lastIsHigher);
  }

  /** The edge that comes {@code i}-th, from the highest level down. */
  int edge(int i) {
    return sort.at(i);
  }
}

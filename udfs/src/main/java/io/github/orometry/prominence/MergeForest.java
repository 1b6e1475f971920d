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

  /** Parts that are left; once there is one, no edge can join. */
  private int parts;

  private int[] up = new int[0];
  private double[] highestEdgeCell = new double[0];
  private int[] joined = new int[0];

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
    int i = 0;
    parts = basins.count;
    while (i < edges.count && parts > 1) {
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
      up = new int[length];
      highestEdgeCell = new double[length];
      joined = new int[length];
    }
    Arrays.fill(parent, 0, count, NONE);
    for (int basin = 0; basin < count; basin++) {
      up[basin] = basin;
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
    int count = 0;
    while (next < edges.count && edges.level[sort.at(next)] == level) {
      int loser = join(sort.at(next++), level);
      if (loser != NONE) {
        joined[count++] = loser;
      }
    }
    for (int k = 0; k < count; k++) {
      int loser = joined[k];
      int winner = root(loser);
      parent[loser] = winner;
      highestEdgeCell[winner] = Math.max(highestEdgeCell[winner], highestEdgeCell[loser]);
    }
    return next;
  }

  /**
   * Joins the parts of one edge; returns the basin whose summit has met a higher one, or NONE where
   * they were one part.
   */
  private int join(int edge, double level) {
    int a = root(edges.a[edge]);
    int b = root(edges.b[edge]);
    if (a == b) {
      return NONE;
    }
    boolean aWins = surface.higher(basins.summit[a], basins.summit[b]);
    int loser = aWins ? b : a;
    up[loser] = aWins ? a : b;
    parts--;
    col[loser] = level;
    colPosition[loser] = edges.position[edge];
    edgeLimited[loser] = highestEdgeCell[loser] > level;
    return loser;
  }
}

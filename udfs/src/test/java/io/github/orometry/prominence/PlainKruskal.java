package io.github.orometry.prominence;

import io.github.orometry.prominence.Joins.Join;
import io.github.orometry.surface.Connectivity;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The merge tree from all joins of all cells (Kruskal 1956), with a union-find whose roots are the
 * highest cells: fast enough for large surfaces. Knows nothing of basins, links or saddles.
 */
final class PlainKruskal {
  static final int NONE = -1;

  /** By cell: where the part of which it is the highest meets a higher cell; NaN for nowhere. */
  final double[] col;

  final long[] position;

  /** By cell: the highest of the part that is joined there, after all joins at that level. */
  final int[] parent;

  /** By cell: whether the part just above that, or the piece, holds an edge cell. */
  final boolean[] edge;

  /** By cell: the height of the lowest cell of the piece of which it is the highest. */
  final double[] low;

  private final double[] z;
  private final int[] up;

  PlainKruskal(double[] z, int nx, int ny, Connectivity connectivity) {
    this.z = z;
    col = new double[z.length];
    Arrays.fill(col, Double.NaN);
    position = new long[z.length];
    parent = new int[z.length];
    Arrays.fill(parent, NONE);
    edge = new boolean[z.length];
    for (int cell = 0; cell < z.length; cell++) {
      edge[cell] = isEdge(z, nx, ny, cell);
    }
    low = z.clone();
    up = IntStream.range(0, z.length).toArray();
    List<Join> joins = Joins.of(z, nx, ny, connectivity);
    for (int i = 0; i < joins.size(); ) {
      int next = i;
      while (next < joins.size() && joins.get(next).level() == joins.get(i).level()) {
        next++;
      }
      level(joins.subList(i, next));
      i = next;
    }
    for (int cell = 0; cell < z.length; cell++) {
      low[root(cell)] = Math.min(low[root(cell)], z[cell]);
    }
  }

  /** The cells that are peaks, highest first. */
  int[] peaks() {
    return IntStream.range(0, z.length)
        .filter(cell -> !Double.isNaN(z[cell]) && z[cell] > (isTop(cell) ? low[cell] : col[cell]))
        .boxed()
        .sorted((p, q) -> Joins.higher(z, p, q) ? -1 : 1)
        .mapToInt(cell -> cell)
        .toArray();
  }

  boolean isTop(int cell) {
    return parent[cell] == NONE;
  }

  /** The highest cell of a cell's piece. */
  int root(int cell) {
    int p = cell;
    while (up[p] != p) {
      up[p] = up[up[p]];
      p = up[p];
    }
    return p;
  }

  private void level(List<Join> joins) {
    int[] met = new int[joins.size()];
    int count = 0;
    for (Join join : joins) {
      int p = root(join.p());
      int q = root(join.q());
      if (p != q) {
        int lower = Joins.higher(z, p, q) ? q : p;
        up[lower] = p + q - lower;
        col[lower] = join.level();
        position[lower] = join.position();
        met[count++] = lower;
      }
    }
    for (int i = 0; i < count; i++) {
      parent[met[i]] = root(met[i]);
    }
    boolean[] before = new boolean[count];
    for (int i = 0; i < count; i++) {
      before[i] = edge[met[i]];
    }
    for (int i = 0; i < count; i++) {
      edge[parent[met[i]]] |= before[i];
    }
  }

  private static boolean isEdge(double[] z, int nx, int ny, int cell) {
    int iy = cell / nx;
    int ix = cell % nx;
    boolean edge = iy == 0 || ix == 0 || iy == ny - 1 || ix == nx - 1;
    for (int i = 0; i < 9 && !edge; i++) {
      edge = Double.isNaN(z[cell + (i / 3 - 1) * nx + i % 3 - 1]);
    }
    return edge;
  }
}

package io.github.orometry.contour;

import io.github.orometry.prominence.KeySort;
import io.github.orometry.prominence.SurfaceTree;
import java.util.Arrays;

/** Prototype. */
final class SlotTree {
  static final int DEAD = 0;
  int count;
  double[] low = new double[64];
  int[] next = new int[64];
  int[] order = new int[64];
  boolean[] isQuery = new boolean[64];
  int closed;
  int[] leaf = {};
  private int[] open = {};
  private int[] up = {};
  private int[] last = {};
  int[] answer = {};
  double lowest;
  private final KeySort sort = new KeySort();

  void build(SurfaceTree tree, int[] basin, double[] level, int queries) {
    int basins = tree.basins();
    reserve(basins + queries + 1);
    if (leaf.length < basins) {
      leaf = new int[basins + basins / 2];
      open = new int[leaf.length];
      up = new int[leaf.length];
      last = new int[leaf.length];
    }
    if (answer.length < queries) {
      answer = new int[queries + queries / 2];
    }
    low[DEAD] = Double.NEGATIVE_INFINITY;
    count = 1;
    closed = 0;
    for (int b = 0; b < basins; b++) {
      leaf[b] = open[b] = count++;
      up[b] = b;
      last[b] = -1;
    }
    sort.sort(level, basin, queries);
    int j = 0;
    int joins = tree.joins();
    for (int i = 0; i < queries; i++) {
      int q = sort.at(i);
      double l = level[q];
      while (j < joins && tree.col(tree.joinLower(j)) > l) {
        int lower = tree.joinLower(j);
        int higher = tree.joinHigher(j++);
        close(open[lower], tree.col(lower), open[higher], false);
        up[lower] = higher;
      }
      int r = find(basin[q]);
      if (last[r] >= 0 && low[last[r]] == l) {
        answer[q] = last[r];
      } else {
        int s = open[r];
        int t = count++;
        close(s, l, t, true);
        open[r] = t;
        last[r] = s;
        answer[q] = s;
      }
    }
    lowest = queries == 0 ? Double.POSITIVE_INFINITY : level[sort.at(queries - 1)];
    for (int b = 0; b < basins; b++) {
      if (up[b] == b) {
        next[open[b]] = DEAD;
        low[open[b]] = Double.NEGATIVE_INFINITY;
        isQuery[open[b]] = false;
      }
    }
    // skip slots that nobody asks
    for (int i = 0; i < count; i++) target[i] = -1;
    target[DEAD] = DEAD;
    for (int b = 0; b < basins; b++) if (up[b] == b) target[open[b]] = DEAD;
    for (int i = closed - 1; i >= 0; i--) {
      int s = order[i];
      int t = target[next[s]];
      next[s] = t;
      target[s] = isQuery[s] ? s : t;
    }
    for (int b = 0; b < basins; b++) leaf[b] = target[leaf[b]];
    jump[DEAD] = DEAD;
    depth[DEAD] = 0;
    for (int i = closed - 1; i >= 0; i--) {
      int s = order[i];
      if (isQuery[s]) {
        int t = next[s];
        int u = jump[t];
        depth[s] = depth[t] + 1;
        jump[s] = depth[t] - depth[u] == depth[u] - depth[jump[u]] ? jump[u] : t;
      }
    }
    Arrays.fill(cap, 0, count, Double.POSITIVE_INFINITY);
    for (int i = 0; i < closed; i++) {
      int s = order[i];
      if (isQuery[s]) cap[next[s]] = Math.min(cap[next[s]], low[s]);
    }
  }

  int[] target = new int[64];
  double[] cap = new double[64];
  int[] jump = new int[64];
  int[] depth = new int[64];

  /** The first slot from s on that holds a cell of this height. */
  int holding(int slot, double h) {
    int s = slot;
    while (h <= low[s]) {
      int far = jump[s];
      s = h <= low[far] ? far : next[s];
    }
    return s;
  }

  private void close(int s, double at, int to, boolean query) {
    low[s] = at;
    next[s] = to;
    isQuery[s] = query;
    order[closed++] = s;
  }

  private int find(int basin) {
    int b = basin;
    while (up[b] != b) {
      up[b] = up[up[b]];
      b = up[b];
    }
    return b;
  }

  private void reserve(int n) {
    if (low.length < n) {
      int m = n + n / 2;
      low = new double[m];
      next = new int[m];
      order = new int[m];
      isQuery = new boolean[m];
      target = new int[m];
      cap = new double[m];
      jump = new int[m];
      depth = new int[m];
    }
  }
}

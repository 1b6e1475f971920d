package io.github.orometry.contour;

import io.github.orometry.prominence.KeySort;
import java.util.Arrays;

/**
 * The merge tree of the nodes of a surface with missing cells: joined are nodes whose cells are
 * corners of one quad, along its sides at the lower of the two heights, along the long side of a
 * triangle likewise, and across a quad at the lower of that and its mean. Reused; grows. O(n + s
 * log s) for n cells and s joins that are not the first of a node.
 */
final class FanTree implements Joins {
  private final KeySort sort = new KeySort();
  private Ground ground;

  private Fans fans;

  /**
   * By node: its basin where that is known, {@code ~q} where the way to its summit goes on at node
   * q, which is higher and is joined at this one's own height.
   */
  private int[] ways = {};

  private int basins;
  private int[] summit = new int[64];
  private int joins;
  private int[] lower = {};
  private int[] higher = {};
  private double[] col = {};
  private int[] up = {};

  /* Joins that are not the way of their lower node. */
  private int edges;
  private double[] level = new double[64];
  private int[] from = new int[64];
  private int[] to = new int[64];
  private int[] rank = new int[64];

  /** Builds the tree of a surface, whose fans have just been found. */
  void build(Ground ofGround, Fans ofFans) {
    ground = ofGround;
    fans = ofFans;
    basins = edges = 0;
    if (ways.length < fans.nodes()) {
      ways = new int[fans.nodes()];
    }
    Arrays.fill(ways, 0, fans.nodes(), 0);
    for (int iy = 0; iy < ground.ny - 1; iy++) {
      for (int ix = 0; ix < ground.nx - 1; ix++) {
        quad(ground.padded(iy, ix));
      }
    }
    summits();
    join();
  }

  private void quad(int p) {
    double[] z = ground.z;
    int width = ground.width;
    double a = z[p];
    double b = z[p + 1];
    double c = z[p + width + 1];
    double d = z[p + width];
    int missing = a == Ground.MISSING ? 1 : 0;
    missing += b == Ground.MISSING ? 1 : 0;
    missing += c == Ground.MISSING ? 1 : 0;
    missing += d == Ground.MISSING ? 1 : 0;
    if (missing > 1) {
      return;
    }
    double across = missing == 0 ? ground.mean(p) : Double.POSITIVE_INFINITY;
    side(p, 1, p + 1, 2);
    side(p + 1, 2, p + width + 1, 3);
    side(p + width + 1, 3, p + width, 0);
    side(p + width, 0, p, 1);
    diagonal(p, 1, p + width + 1, 3, across);
    diagonal(p + 1, 2, p + width, 0, across);
  }

  private void side(int p, int quadOfP, int q, int quadOfQ) {
    diagonal(p, quadOfP, q, quadOfQ, Double.POSITIVE_INFINITY);
  }

  /** Joins two corners of a quad, if both are present: at the lower of them, or the mean. */
  private void diagonal(int p, int quadOfP, int q, int quadOfQ, double mean) {
    if (ground.z[p] != Ground.MISSING && ground.z[q] != Ground.MISSING) {
      double level = Math.min(Math.min(ground.z[p], ground.z[q]), mean);
      join(fans.node(p, quadOfP), fans.node(q, quadOfQ), level);
    }
  }

  /** The first join at a node's own height that leads up is its way; the others are edges. */
  private void join(int one, int other, double at) {
    boolean down = isHigher(one, other);
    int above = down ? one : other;
    int below = down ? other : one;
    if (ways[below] == 0 && at == height(below)) {
      ways[below] = ~above;
    } else if (ways[below] != ~above || at != height(below)) {
      edge(at, above, below);
    }
  }

  private void edge(double at, int above, int below) {
    if (edges == level.length) {
      int length = edges * 2;
      level = Arrays.copyOf(level, length);
      from = Arrays.copyOf(from, length);
      to = Arrays.copyOf(to, length);
      rank = Arrays.copyOf(rank, length);
    }
    level[edges] = at;
    from[edges] = above;
    to[edges] = below;
    rank[edges] = edges++;
  }

  private boolean isHigher(int one, int other) {
    double a = height(one);
    double b = height(other);
    return a > b || (a == b && fans.cell(one) < fans.cell(other));
  }

  private void summits() {
    for (int node = 0; node < fans.nodes(); node++) {
      if (fans.isNode(node) && ways[node] == 0) {
        if (basins == summit.length) {
          summit = Arrays.copyOf(summit, 2 * basins);
        }
        summit[basins] = node;
        ways[node] = basins++;
      }
    }
    if (up.length < basins) {
      int length = basins + (basins >> 1);
      up = new int[length];
      lower = new int[length];
      higher = new int[length];
      col = new double[length];
    }
    for (int b = 0; b < basins; b++) {
      up[b] = b;
    }
  }

  private void join() {
    joins = 0;
    sort.sort(level, rank, edges);
    for (int i = 0; i < edges; i++) {
      int edge = sort.at(i);
      int a = root(basin(from[edge]));
      int b = root(basin(to[edge]));
      if (a != b) {
        boolean aWins = isHigher(summit[a], summit[b]);
        lower[joins] = aWins ? b : a;
        higher[joins] = aWins ? a : b;
        up[lower[joins]] = higher[joins];
        col[lower[joins++]] = level[edge];
      }
    }
  }

  private int root(int basin) {
    int b = basin;
    while (up[b] != b) {
      up[b] = up[up[b]];
      b = up[b];
    }
    return b;
  }

  @Override
  public int basins() {
    return basins;
  }

  @Override
  public int joins() {
    return joins;
  }

  @Override
  public int lower(int i) {
    return lower[i];
  }

  @Override
  public int higher(int i) {
    return higher[i];
  }

  @Override
  public double col(int basin) {
    return col[basin];
  }

  @Override
  public int basin(int node) {
    int basin = ways[node];
    while (basin < 0) {
      basin = ways[~basin];
    }
    int at = node;
    for (int way = ways[at]; way < 0; way = ways[at]) { // read once, as another thread may note it
      ways[at] = basin;
      at = ~way;
    }
    return basin;
  }

  @Override
  public Joins twin() {
    return this;
  }

  private double height(int node) {
    return ground.z[fans.cell(node)];
  }
}

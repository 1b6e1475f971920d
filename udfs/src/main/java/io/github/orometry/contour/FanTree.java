package io.github.orometry.contour;

import io.github.orometry.prominence.KeySort;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The merge tree of the nodes of a surface with missing cells: joined are nodes whose cells are
 * corners of one quad, along its sides at the lower of the two heights, along the long side of a
 * triangle likewise, and across a quad at the lower of that and its mean. Reused; grows. O(n + s
 * log s) for n cells and s joins that are not the first of a node.
 *
 * <p>The first node of a cell is known by the padded cell; the second one, where there is one, by a
 * number from the number of padded cells on.
 */
final class FanTree implements Joins {
  /**
   * A quad around a cell, by its place going round: its corners are the cell and these steps away.
   */
  private static final int QUADS = 4;

  private final KeySort sort = new KeySort();
  private Ground ground;

  /** By padded cell: the quads of its first fan, and shifted by four bits those of its second. */
  private byte[] fans = {};

  /** By padded cell with two fans: its second node. */
  private int[] second = {};

  /** By second node, less the number of padded cells: its cell. */
  private int[] cellOf = new int[16];

  private int nodes;
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

  /** Builds the tree of a surface. */
  void build(Ground ofGround) {
    ground = ofGround;
    fans();
    basins = edges = 0;
    Arrays.fill(ways, 0, nodes, 0);
    for (int iy = 0; iy < ground.ny - 1; iy++) {
      for (int ix = 0; ix < ground.nx - 1; ix++) {
        quad(ground.padded(iy, ix));
      }
    }
    summits();
    join();
  }

  /** Number of nodes, and of numbers that are none. */
  int nodes() {
    return nodes;
  }

  /** Whether a number is a node: its cell is a corner of a quad that carries surface. */
  boolean isNode(int node) {
    return node >= ground.size || (fans[node] & 15) != 0;
  }

  /** The padded cell of a node. */
  int cell(int node) {
    return node < ground.size ? node : cellOf[node - ground.size];
  }

  /** The second node of a padded cell; 0 where it has none. */
  int second(int p) {
    return fans[p] >> 4 == 0 ? 0 : second[p];
  }

  /**
   * The node of a cell as a corner of one of the quads around it.
   *
   * @param quad its place, going round the cell: 0 up and right, 1 right and down, 2 down and left,
   *     3 left and up, in the order of rows
   */
  int node(int p, int quad) {
    return (fans[p] >> 4 & 1 << quad) == 0 ? p : second[p];
  }

  /** Whether the quad at a place around a present cell carries surface. */
  boolean carries(int p, int quad) {
    int one = neighbour(p, quad);
    int other = neighbour(p, quad + 1 & 3);
    double[] z = ground.z;
    int missing = z[one] == Ground.MISSING ? 1 : 0;
    missing += z[other] == Ground.MISSING ? 1 : 0;
    missing += z[one + other - p] == Ground.MISSING ? 1 : 0;
    return missing <= 1;
  }

  /** The first quad of a node in row-major order: its corner of the smallest index. */
  int firstQuad(int node) {
    int p = cell(node);
    int width = ground.width;
    int own = node < ground.size ? fans[p] & 15 : fans[p] >> 4 & 15;
    return (own & 8) != 0 ? p - width - 1 : (own & 1) != 0 ? p - width : (own & 4) != 0 ? p - 1 : p;
  }

  /**
   * How far a contour lies from a cell in a direction, as a share of the way to the cells there: on
   * the side of a quad, or on the long side of a triangle. 0 where no quad goes that way.
   *
   * @param out the step in that direction
   * @param isMeant whether a node is in the region that is meant
   */
  double reach(int p, int out, double level, IntPredicate isMeant) {
    double reach = 0;
    for (int quad = 0; quad < QUADS; quad++) {
      int one = neighbour(p, quad);
      int other = neighbour(p, quad + 1 & 3);
      if ((one == p + out || other == p + out) && carries(p, quad) && isMeant.test(node(p, quad))) {
        int side = one == p + out ? other : one;
        boolean facing = ground.z[p + out] != Ground.MISSING;
        if (facing) {
          reach = Math.max(reach, Ground.crossing(ground.z[p], ground.z[p + out], level));
        }
        if (!facing || ground.z[side] == Ground.MISSING) {
          reach = Math.max(reach, Ground.crossing(ground.z[p], ground.z[side + out], level));
        }
      }
    }
    return reach;
  }

  private void fans() {
    if (fans.length < ground.size) {
      fans = new byte[ground.size];
      second = new int[ground.size];
    }
    nodes = ground.size;
    Arrays.fill(fans, 0, ground.size, (byte) 0);
    for (int iy = 0; iy < ground.ny; iy++) {
      for (int ix = 0; ix < ground.nx; ix++) {
        int p = ground.padded(iy, ix);
        if (ground.z[p] != Ground.MISSING) {
          fans(p);
        }
      }
    }
    if (ways.length < nodes) {
      ways = new int[nodes];
    }
  }

  /** Quads that follow each other around a cell hang together where the side between is present. */
  private void fans(int p) {
    int carrying = 0;
    for (int quad = 0; quad < QUADS; quad++) {
      carrying |= carries(p, quad) ? 1 << quad : 0;
    }
    int fan = Integer.lowestOneBit(carrying);
    for (int turn = 0; turn < QUADS; turn++) {
      for (int quad = 0; quad < QUADS; quad++) {
        int after = quad + 1 & 3;
        boolean either = (fan & (1 << quad | 1 << after)) != 0;
        boolean both = (carrying >> quad & carrying >> after & 1) != 0;
        if (either && both && ground.z[neighbour(p, after)] != Ground.MISSING) {
          fan |= 1 << quad | 1 << after;
        }
      }
    }
    int others = carrying & ~fan;
    fans[p] = (byte) (fan | others << 4);
    if (others != 0) {
      if (nodes - ground.size == cellOf.length) {
        cellOf = Arrays.copyOf(cellOf, 2 * cellOf.length);
      }
      cellOf[nodes - ground.size] = p;
      second[p] = nodes++;
    }
  }

  /** The cell between the quads before and at a place around a cell. */
  private int neighbour(int p, int quad) {
    return p + (quad == 0 ? -ground.width : quad == 1 ? 1 : quad == 2 ? ground.width : -1);
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
      join(node(p, quadOfP), node(q, quadOfQ), level);
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
    return a > b || (a == b && cell(one) < cell(other));
  }

  private void summits() {
    for (int node = 0; node < nodes; node++) {
      if (isNode(node) && ways[node] == 0) {
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
    int end = node;
    while (ways[end] < 0) {
      end = ~ways[end];
    }
    int basin = ways[end];
    for (int at = node; ways[at] < 0; ) {
      int above = ~ways[at];
      ways[at] = basin;
      at = above;
    }
    return basin;
  }

  @Override
  public int[] ways() {
    return ways;
  }

  @Override
  public double height(int node) {
    return ground.z[cell(node)];
  }
}

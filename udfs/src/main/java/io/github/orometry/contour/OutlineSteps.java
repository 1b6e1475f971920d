package io.github.orometry.contour;

import java.util.Arrays;

/**
 * The boundary of a region as steps from point to point, the region to the left. A point is the
 * crossing on a side, or a node where the ground ends: at the border, or beside missing cells. From
 * each point of a region's boundary there is one step. Flooded from a node of the region, so that
 * the cost is that of the region. Reused; grows, about 20 bytes a cell.
 *
 * <p>With {@code size} the number of padded cells, points are numbered: the side from the padded
 * cell p to the next in its row is p, to that in the next row {@code size + p}, the long side of
 * the triangle in quad p {@code 2 * size + p}, and node n is {@code 3 * size + n}.
 */
final class OutlineSteps {
  static final int NONE = -1;

  private final Ground ground;
  private final Fans fans;

  /** Points from which there is a step, in the order in which they were found. */
  int[] start = new int[64];

  int count;

  /** By point: where its step leads, {@link #NONE} where that was taken. */
  private int[] next = {};

  /** By node: the flood that has reached it last. */
  private int[] reached = {};

  private int flood;
  private int[] stack = new int[64];
  private int waiting;
  private double level;

  OutlineSteps(Ground ground, Fans fans) {
    this.ground = ground;
    this.fans = fans;
  }

  /**
   * Finds the boundary of the region that a node is in.
   *
   * @param at the level that is drawn, below the node's height
   * @return the region's first quad in row-major order, where cells are missing
   */
  int find(int node, double at) {
    begin(at);
    reach(node);
    int first = Integer.MAX_VALUE;
    while (waiting > 0) {
      int n = stack[--waiting];
      int p = ground.holes ? fans.cell(n) : n;
      boolean within = isIn(p - 1) && isIn(p) && isIn(p + 1);
      first = Math.min(first, within ? run(p) : corners(n, p));
    }
    return first;
  }

  /** Whether a cell and those above and below it are inside. */
  private boolean isIn(int p) {
    return ground.z[p] > level
        && ground.z[p - ground.width] > level
        && ground.z[p + ground.width] > level;
  }

  /**
   * Reaches the cells of a row, from one on both ways, around which all is inside: nothing of the
   * boundary is there. Gives their first quad.
   */
  private int run(int p) {
    int from = p;
    while (isIn(from - 2) && reached[from - 1] != flood) {
      reached[--from] = flood;
    }
    int to = p;
    while (isIn(to + 2) && reached[to + 1] != flood) {
      reached[++to] = flood;
    }
    reach(from - 1, 1);
    reach(to + 1, 2);
    beside(from - ground.width, to - ground.width, 1);
    beside(from + ground.width, to + ground.width, 0);
    return from - ground.width - 1;
  }

  /** Reaches cells above or below a run: of those next to each other one, as it leads to all. */
  private void beside(int from, int to, int place) {
    boolean last = false;
    for (int p = from; p <= to; p++) {
      boolean open = reached[ground.holes ? fans.node(p, place) : p] != flood;
      if (open && !last) {
        reach(p, place);
      }
      last = open;
    }
  }

  private int corners(int node, int p) {
    int own = ground.holes ? fans.quads(node) : quads(p);
    for (int place = 0; place < Fans.QUADS; place++) {
      if ((own >> place & 1) != 0) {
        corner(node, p, place, own);
      }
    }
    return ground.holes ? fans.firstQuad(node) : 0;
  }

  /** Whether the flood has reached a node. */
  boolean holds(int node) {
    return reached[node] == flood;
  }

  /** The point after one; {@link #NONE} where this was asked before. */
  int take(int point) {
    int to = next[point];
    next[point] = NONE;
    return to;
  }

  private void begin(double at) {
    level = at;
    count = 0;
    int nodes = ground.holes ? fans.nodes() : ground.size;
    if (reached.length < nodes) {
      reached = new int[nodes];
      flood = 0;
    }
    if (next.length < 3 * ground.size + nodes) {
      next = new int[Math.addExact(Math.multiplyExact(3, ground.size), nodes)];
    }
    if (++flood == Integer.MAX_VALUE) {
      Arrays.fill(reached, 0);
      flood = 1;
    }
  }

  /** The quads around a cell of a surface without missing ones, as {@link Fans#quads}. */
  private int quads(int p) {
    int quads = 0;
    for (int place = 0; place < Fans.QUADS; place++) {
      boolean inGrid =
          ground.z[ground.neighbour(p, place)] != Ground.MISSING
              && ground.z[ground.neighbour(p, place + 1 & 3)] != Ground.MISSING;
      quads |= inGrid ? 1 << place : 0;
    }
    return quads;
  }

  /**
   * Goes round a quad from one of its corners, which is inside: to the next corner, or by the side
   * to it and along the contour to where that meets the next side of the part.
   */
  private void corner(int node, int p, int place, int own) {
    double[] z = ground.z;
    int one = ground.neighbour(p, place);
    int other = ground.neighbour(p, place + 1 & 3);
    int across = one + other - p;
    int after = z[one] == Ground.MISSING ? across : one;
    int before = z[other] == Ground.MISSING ? across : other;
    int self = 3 * ground.size + node;
    boolean ends = after == across || (own >> (place + 3 & 3) & 1) == 0;
    if (z[after] > level) {
      int there = reach(after, after == one ? place + 1 : place + 2);
      if (ends) {
        step(self, 3 * ground.size + there);
      }
    } else {
      int out = crossing(p, after);
      if (ends) {
        step(self, out);
      }
      step(out, entry(p, place, one, across, other));
    }
    if (z[before] > level) {
      reach(before, before == other ? place + 3 : place + 2);
    } else if (before == across || (own >> (place + 1 & 3) & 1) == 0) {
      step(crossing(p, before), self);
    }
  }

  /** Where the contour that has left the part of p on its first side comes back to it. */
  private int entry(int p, int place, int one, int across, int other) {
    double[] z = ground.z;
    int from = one;
    if (z[across] > level && z[one] != Ground.MISSING) {
      boolean saddle = z[other] != Ground.MISSING && z[other] <= level;
      if (saddle && !(ground.mean(Math.min(Math.min(p, one), Math.min(other, across))) > level)) {
        return crossing(p, other);
      }
      if (saddle) {
        reach(across, place + 2);
      }
      return crossing(across, one);
    }
    if (z[across] != Ground.MISSING) {
      from = across;
    }
    if (z[other] == Ground.MISSING) {
      return crossing(p, from);
    }
    return z[other] > level ? crossing(other, from) : crossing(p, other);
  }

  /** The point on the side, or long side, between two cells. */
  private int crossing(int p, int q) {
    int low = Math.min(p, q);
    int apart = Math.abs(p - q);
    if (apart == 1) {
      return low;
    }
    return apart == ground.width
        ? ground.size + low
        : 2 * ground.size + (apart > ground.width ? low : low - 1);
  }

  private void step(int from, int to) {
    if (count == start.length) {
      start = Arrays.copyOf(start, 2 * count);
    }
    start[count++] = from;
    next[from] = to;
  }

  /** Reaches a corner of the quad that has this place around it; gives its node. */
  private int reach(int p, int place) {
    int node = ground.holes ? fans.node(p, place & 3) : p;
    reach(node);
    return node;
  }

  private void reach(int node) {
    if (reached[node] != flood) {
      reached[node] = flood;
      if (waiting == stack.length) {
        stack = Arrays.copyOf(stack, 2 * waiting);
      }
      stack[waiting++] = node;
    }
  }
}

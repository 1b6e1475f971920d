package io.github.orometry.contour;

/**
 * How far regions go: the outermost points of their contours, which lie between the farthest nodes
 * and the cells beyond them. Reused; grows.
 */
final class Bounds {
  private final Ground ground;
  private final Boxes boxes;
  private Fans fans;
  private int[] slot;

  /** By slot: that into which it has come so far. */
  private int[] up = {};

  /** By slot and direction. */
  private double[] bound = {};

  Bounds(Ground ground, Boxes boxes) {
    this.ground = ground;
    this.boxes = boxes;
  }

  /**
   * Makes room for so many slots, none of which has come into another.
   *
   * @param ofFans null where no cell is missing
   * @param slotOfNode the slot by node
   */
  void clear(int slots, Fans ofFans, int[] slotOfNode) {
    fans = ofFans;
    slot = slotOfNode;
    if (up.length < slots) {
      up = new int[slots + (slots >> 1)];
      bound = new double[4 * up.length];
    }
    for (int s = 0; s < slots; s++) {
      up[s] = s;
    }
  }

  /** Takes one slot into another. */
  void merge(int from, int into) {
    up[from] = into;
    boxes.merge(from, into);
  }

  /** How far a slot's region goes in a direction. */
  double at(int s, int direction) {
    return bound[4 * s + direction];
  }

  /** Finds how far the region of a slot goes at its level. */
  void find(int s, double level) {
    bound[4 * s + Boxes.WEST] = column(s, level, Boxes.WEST, -1);
    bound[4 * s + Boxes.EAST] = column(s, level, Boxes.EAST, 1);
    bound[4 * s + Boxes.SOUTH] = row(s, level, Boxes.SOUTH, -1);
    bound[4 * s + Boxes.NORTH] = row(s, level, Boxes.NORTH, 1);
  }

  private double column(int s, double level, int direction, int out) {
    int ix = boxes.farthest(s, direction);
    int beyond = ix + out;
    if (beyond < 0 || beyond >= ground.nx) {
      return ground.x[ix];
    }
    int start = ground.padded(boxes.from(s, direction), ix);
    int count = boxes.to(s, direction) - boxes.from(s, direction);
    double reach = reach(s, level, start, count, ground.width, out);
    return Ground.between(ground.x[ix], ground.x[beyond], reach);
  }

  private double row(int s, double level, int direction, int out) {
    int iy = boxes.farthest(s, direction);
    int beyond = iy + out;
    if (beyond < 0 || beyond >= ground.ny) {
      return ground.y[iy];
    }
    int start = ground.padded(iy, boxes.from(s, direction));
    int count = boxes.to(s, direction) - boxes.from(s, direction);
    double reach = reach(s, level, start, count, 1, out * ground.width);
    return Ground.between(ground.y[iy], ground.y[beyond], reach);
  }

  /**
   * How far the contour lies beyond the farthest nodes, as a share of the way to the next cells.
   */
  private double reach(int s, double level, int start, int count, int step, int out) {
    double reach = 0;
    for (int i = 0, p = start; i <= count; i++, p += step) {
      if (ground.z[p] > level) {
        if (fans != null) {
          reach = Math.max(reach, reachOfFans(s, level, p, out));
        } else if (isIn(p, s)) {
          reach = Math.max(reach, Ground.crossing(ground.z[p], ground.z[p + out], level));
        }
      }
    }
    return reach;
  }

  /** The same of a cell beside missing ones: on the side of a quad, or a triangle's long side. */
  private double reachOfFans(int s, double level, int p, int out) {
    double[] z = ground.z;
    double reach = 0;
    for (int quad = 0; quad < Fans.QUADS; quad++) {
      int one = fans.neighbour(p, quad);
      int other = fans.neighbour(p, quad + 1 & 3);
      boolean thatWay = one == p + out || other == p + out;
      if (thatWay && fans.carries(p, quad) && isIn(fans.node(p, quad), s)) {
        int side = one == p + out ? other : one;
        boolean facing = z[p + out] != Ground.MISSING;
        if (facing) {
          reach = Math.max(reach, Ground.crossing(z[p], z[p + out], level));
        }
        if (!facing || z[side] == Ground.MISSING) {
          reach = Math.max(reach, Ground.crossing(z[p], z[side + out], level));
        }
      }
    }
    return reach;
  }

  private boolean isIn(int node, int s) {
    int root = slot[node];
    while (up[root] != root) {
      up[root] = up[up[root]];
      root = up[root];
    }
    return root == s;
  }
}

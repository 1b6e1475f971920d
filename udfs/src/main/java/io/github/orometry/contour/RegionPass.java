package io.github.orometry.contour;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** One pass over the quads of a surface, that answers all queries. Reused; grows. */
final class RegionPass {
  /** Bits of the largest coefficient's high word, less those of the whole surface's area. */
  private static final int AREA_BITS = 28;

  private static final int NO_CORNER = -1;

  private final Ground ground;
  private final double few;
  private final SlotTree slots = new SlotTree();
  private final SlotMap map = new SlotMap();
  private final Boxes boxes = new Boxes();
  private final WholeSums whole = new WholeSums();
  private final WholeSums cut = new WholeSums();
  private final PolynomialSums polynomials = new PolynomialSums();
  private final CutQuads cutQuads;
  private final QuadPolynomials quadPolynomials;
  private final int[] corner = new int[4];
  private FanTree fans;
  private boolean many;

  /** By slot: that into which it has come so far; its area; by slot and direction its bounds. */
  private int[] up = {};

  private double[] area = {};
  private double[] bound = {};
  private int[] firstQuad = {};

  /**
   * Makes a pass over the surfaces that a ground takes.
   *
   * @param few cut quads are measured level by level where the cube of the number of basins is at
   *     most so many times the number of cells: contours are then short
   */
  RegionPass(Ground ground, double few) {
    this.ground = ground;
    this.few = few;
    cutQuads = new CutQuads(ground, slots, cut, whole);
    quadPolynomials = new QuadPolynomials(ground, slots, polynomials, whole);
  }

  /**
   * Answers queries; see {@link SlotTree#build}.
   *
   * @param holes the same tree where cells are missing, else null
   */
  void run(
      Joins joins, FanTree holes, int[] basin, double[] level, int queries, IntConsumer watch) {
    fans = holes;
    slots.build(joins, basin, level, queries);
    double basins = joins.basins();
    many = basins * basins * basins > few * ground.size;
    clear();
    if (fans == null) {
      map.fill(ground, joins, slots, boxes);
    } else {
      map.fill(ground, fans, slots, boxes);
      firstQuads();
    }
    for (int iy = 0; iy < ground.ny - 1; iy++) {
      if (fans != null) {
        rowWithHoles(iy);
      } else {
        row(iy);
      }
      watch.accept(1);
    }
    answer();
  }

  private void clear() {
    int bound = slots.bound;
    whole.clear(bound);
    cut.clear(bound);
    boxes.clear(bound);
    if (many) {
      double all =
          (ground.x[ground.nx - 1] - ground.x[0]) * (ground.y[ground.ny - 1] - ground.y[0]);
      polynomials.clear(bound, Math.scalb(1.0, AREA_BITS - Math.getExponent(all) - 1));
      quadPolynomials.begin(largest());
    }
    if (up.length < bound) {
      up = new int[bound + (bound >> 1)];
      area = new double[up.length];
      this.bound = new double[4 * up.length];
      firstQuad = new int[up.length];
    }
    for (int s = 0; s < bound; s++) {
      up[s] = s;
    }
  }

  private double largest() {
    double largest = 0;
    for (int iy = 0; iy < ground.ny; iy++) {
      int start = ground.padded(iy, 0);
      for (int p = start; p < start + ground.nx; p++) {
        double height = Math.abs(ground.z[p]);
        largest = height <= Double.MAX_VALUE && height > largest ? height : largest;
      }
    }
    return largest;
  }

  private void row(int iy) {
    int[] slot = map.slot;
    int width = ground.width;
    int start = ground.padded(iy, 0);
    int quads = ground.nx - 1;
    for (int ix = 0; ix < quads; ) {
      int p = start + ix;
      int a = slot[p];
      int b = slot[p + 1];
      int c = slot[p + width + 1];
      int d = slot[p + width];
      if (a == b && a == c && a == d) {
        int from = ix++;
        while (ix < quads && slot[start + ix + 1] == a && slot[start + ix + 1 + width] == a) {
          ix++;
        }
        if (a != SlotTree.NONE) {
          whole.addProduct(
              a,
              ground.xSteps[ix] - ground.xSteps[from],
              ground.ySteps[iy + 1] - ground.ySteps[iy]);
        }
      } else {
        quad(p, iy, ix++, a, b, c, d);
      }
    }
  }

  private void quad(int p, int iy, int ix, int a, int b, int c, int d) {
    double[] z = ground.z;
    int width = ground.width;
    if (many && quadPolynomials.takes(z[p], z[p + 1], z[p + width + 1], z[p + width])) {
      quadPolynomials.add(p, iy, ix, a, b, c, d);
    } else {
      cutQuads.add(p, iy, ix, a, b, c, d);
    }
  }

  private void rowWithHoles(int iy) {
    int width = ground.width;
    for (int ix = 0; ix < ground.nx - 1; ix++) {
      int p = ground.padded(iy, ix);
      int missing = NO_CORNER;
      int count = 0;
      for (int k = 0; k < 4; k++) {
        int q = p + (k == 0 ? 0 : k == 1 ? 1 : k == 2 ? width + 1 : width);
        if (ground.z[q] == Ground.MISSING) {
          missing = k;
          count++;
        }
        corner[k] = map.slot[fans.node(q, k + 1 & 3)];
      }
      if (count == 0) {
        quad(p, iy, ix, corner[0], corner[1], corner[2], corner[3]);
      } else if (count == 1) {
        cutQuads.addTriangle(p, iy, ix, corner, missing);
      }
    }
  }

  /** By slot: the first quad of its nodes. */
  private void firstQuads() {
    Arrays.fill(firstQuad, 0, slots.bound, Integer.MAX_VALUE);
    for (int node = 0; node < fans.nodes(); node++) {
      int s = map.slot[node];
      if (s != SlotTree.NONE) {
        firstQuad[s] = Math.min(firstQuad[s], fans.firstQuad(node));
      }
    }
  }

  /** From the top down, each slot ends with an answer, and comes into the next. */
  private void answer() {
    for (int i = 0; i < slots.size; i++) {
      int s = slots.order[i];
      int below = slots.next[s];
      double level = slots.low[s];
      area[s] = (whole.sum(s) + cut.sum(s)) / ground.stepsPerArea;
      if (many) {
        area[s] += polynomials.at(s, quadPolynomials.scaled(level));
      }
      bounds(s, level);
      if (below != SlotTree.NONE) {
        whole.merge(s, below);
        boxes.merge(s, below);
        if (many) {
          polynomials.merge(s, below);
        }
        if (fans != null) {
          firstQuad[below] = Math.min(firstQuad[below], firstQuad[s]);
        }
      }
      up[s] = below;
    }
  }

  private void bounds(int s, double level) {
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
    return between(ground.x[ix], ground.x[beyond], reach);
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
    return between(ground.y[iy], ground.y[beyond], reach);
  }

  /**
   * How far the contour lies beyond the farthest nodes, as a share of the way to the next cells.
   */
  private double reach(int s, double level, int start, int count, int step, int out) {
    double reach = 0;
    for (int i = 0, p = start; i <= count; i++, p += step) {
      if (ground.z[p] > level) {
        if (fans != null) {
          reach = Math.max(reach, fans.reach(p, out, level, node -> isIn(node, s)));
        } else if (isIn(p, s)) {
          reach = Math.max(reach, Ground.crossing(ground.z[p], ground.z[p + out], level));
        }
      }
    }
    return reach;
  }

  private boolean isIn(int node, int s) {
    int root = map.slot[node];
    while (up[root] != root) {
      up[root] = up[up[root]];
      root = up[root];
    }
    return root == s;
  }

  /** The point at a share of the way, exactly at either end. */
  private static double between(double from, double to, double share) {
    return share == 1 ? to : from + share * (to - from);
  }

  /** The area of a query's region. */
  double area(int query) {
    return area[slots.of(query)];
  }

  /** How far a query's region goes in a direction. */
  double bound(int query, int direction) {
    return bound[4 * slots.of(query) + direction];
  }

  /** The first quad of a query's region in row-major order, where cells are missing. */
  int firstQuad(int query) {
    return firstQuad[slots.of(query)];
  }
}

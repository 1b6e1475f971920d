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
  private final Bounds bounds;
  private final WholeSums whole = new WholeSums();
  private final WholeSums cut = new WholeSums();
  private final PolynomialSums polynomials = new PolynomialSums();
  private final CutQuads cutQuads;
  private final QuadPolynomials quadPolynomials;
  private final int[] corner = new int[4];
  private Fans fans;
  private boolean many;

  /** By slot: its area; and the first quad of its nodes, where cells are missing. */
  private double[] area = {};

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
    bounds = new Bounds(ground, boxes, map);
    cutQuads = new CutQuads(ground, slots, cut, whole);
    quadPolynomials = new QuadPolynomials(ground, slots, polynomials, whole);
  }

  /**
   * Answers queries; see {@link SlotTree#build}.
   *
   * @param ofFans the nodes where cells are missing, else null
   */
  void run(Joins joins, Fans ofFans, int[] basin, double[] level, int queries, IntConsumer watch) {
    fans = ofFans;
    slots.build(joins, basin, level, queries);
    double basins = joins.basins();
    many = basins * basins * basins > few * ground.size;
    clear();
    if (fans == null) {
      map.fill(ground, joins, slots, boxes);
    } else {
      map.fill(ground, joins, fans, slots, boxes);
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
    bounds.clear(bound, fans);
    if (area.length < bound) {
      area = new double[bound + (bound >> 1)];
      firstQuad = new int[area.length];
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
    for (int ix = 0; ix < ground.nx - 1; ix++) {
      int p = ground.padded(iy, ix);
      int missing = NO_CORNER;
      int count = 0;
      for (int k = 0; k < 4; k++) {
        int q = ground.corner(p, k);
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
      bounds.find(s, level);
      if (below != SlotTree.NONE) {
        whole.merge(s, below);
        bounds.merge(s, below);
        if (many) {
          polynomials.merge(s, below);
        }
        if (fans != null) {
          firstQuad[below] = Math.min(firstQuad[below], firstQuad[s]);
        }
      }
    }
  }

  /** The area of a query's region. */
  double area(int query) {
    return area[slots.of(query)];
  }

  /** How far a query's region goes in a direction. */
  double bound(int query, int direction) {
    return bounds.at(slots.of(query), direction);
  }

  /** The first quad of a query's region in row-major order, where cells are missing. */
  int firstQuad(int query) {
    return firstQuad[slots.of(query)];
  }
}

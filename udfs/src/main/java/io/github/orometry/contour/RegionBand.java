package io.github.orometry.contour;

import java.util.function.IntConsumer;

/**
 * What one thread finds out in a band of a surface's rows: the slots of its nodes, and what its
 * quads add to the slots. Sums are of whole numbers, so it does not matter how rows are shared out.
 * Reused; grows.
 */
final class RegionBand {
  private static final int NO_CORNER = -1;

  final Boxes boxes = new Boxes();
  final WholeSums whole = new WholeSums();
  final WholeSums cut = new WholeSums();
  final PolynomialSums polynomials = new PolynomialSums();
  final QuadPolynomials quadPolynomials;
  private final Ground ground;
  private final SlotTree slots;
  private final SlotMap map;
  private final CutQuads cutQuads;
  private final int[] corner = new int[4];
  private Fans fans;
  private int[] slot;
  private boolean many;

  RegionBand(Ground ground, SlotTree slots) {
    this.ground = ground;
    this.slots = slots;
    map = new SlotMap(ground, slots, boxes);
    cutQuads = new CutQuads(ground, slots, cut, whole);
    quadPolynomials = new QuadPolynomials(ground, slots, polynomials, whole);
  }

  /**
   * Begins with a surface whose slots are known.
   *
   * @param joins the tree, for this thread
   * @param ofFans the nodes where cells are missing, else null
   * @param slotOfNode to be filled
   */
  void begin(Joins joins, Fans ofFans, int[] slotOfNode) {
    fans = ofFans;
    slot = slotOfNode;
    many = false;
    map.begin(joins, slotOfNode);
    whole.clear(slots.bound);
    cut.clear(slots.bound);
    boxes.clear(slots.bound);
  }

  /**
   * Cut quads are taken as polynomials.
   *
   * @param wordsPerArea see {@link PolynomialSums#clear}
   * @param largest how far from 0 heights are at most
   */
  void beginPolynomials(double wordsPerArea, double largest) {
    many = true;
    polynomials.clear(slots.bound, wordsPerArea);
    quadPolynomials.begin(largest);
  }

  /** Finds the slots of the nodes of one of so many bands. */
  void fill(int band, int bands) {
    if (fans == null) {
      map.fill(share(ground.ny, band, bands), share(ground.ny, band + 1, bands));
    } else {
      map.fill(fans, share(fans.nodes(), band, bands), share(fans.nodes(), band + 1, bands));
    }
  }

  /** Adds the quads of one of so many bands; the slots of all nodes are known. */
  void addQuads(int band, int bands, IntConsumer watch) {
    int end = share(ground.ny - 1, band + 1, bands);
    for (int iy = share(ground.ny - 1, band, bands); iy < end; iy++) {
      if (fans != null) {
        rowWithHoles(iy);
      } else {
        row(iy);
      }
      watch.accept(1);
    }
  }

  private static int share(int all, int band, int bands) {
    return (int) ((long) all * band / bands);
  }

  /** Adds what another band has found out. */
  void take(RegionBand other) {
    whole.take(other.whole, slots.bound);
    cut.take(other.cut, slots.bound);
    boxes.take(other.boxes, slots.bound);
    if (many) {
      polynomials.take(other.polynomials, slots.bound);
    }
  }

  private void row(int iy) {
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
        corner[k] = slot[fans.node(q, k + 1 & 3)];
      }
      if (count == 0) {
        quad(p, iy, ix, corner[0], corner[1], corner[2], corner[3]);
      } else if (count == 1) {
        cutQuads.addTriangle(p, iy, ix, corner, missing);
      }
    }
  }
}

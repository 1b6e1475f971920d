package io.github.orometry.contour;

/**
 * Measures quads that contours cut, each at every level of its slots that does. The area of a part
 * is a share of the quad's: with f and g how far the contour is from a corner along the two sides
 * beside it, {@code f g / 2} around one corner that is inside, {@code 1 - f g / 2} around one that
 * is not, and {@code (f + g) / 2} between two and two.
 */
final class CutQuads {
  private final Ground ground;
  private final SlotTree slots;

  /** What quads add at single levels, and from some level on as a whole. */
  private final WholeSums cut;

  private final WholeSums whole;

  CutQuads(Ground ground, SlotTree slots, WholeSums cut, WholeSums whole) {
    this.ground = ground;
    this.slots = slots;
    this.cut = cut;
    this.whole = whole;
  }

  /**
   * Adds a quad of four present corners.
   *
   * @param p its corner of the smallest index; the slots are those of its corners, going round
   */
  void add(int p, int iy, int ix, int sa, int sb, int sc, int sd) {
    double[] z = ground.z;
    double a = z[p];
    double b = z[p + 1];
    double c = z[p + ground.width + 1];
    double d = z[p + ground.width];
    double area = ground.area(iy, ix) * ground.stepsPerArea;
    int left;
    if (Math.max(a, c) >= Math.max(b, d)) {
      left = a >= c ? add(p, area, a, sa, b, d, c, sc) : add(p, area, c, sc, d, b, a, sa);
    } else {
      left = b >= d ? add(p, area, b, sb, c, a, d, sd) : add(p, area, d, sd, a, c, b, sb);
    }
    if (left != SlotTree.NONE) {
      whole.addProduct(
          left,
          ground.xSteps[ix + 1] - ground.xSteps[ix],
          ground.ySteps[iy + 1] - ground.ySteps[iy]);
    }
  }

  /**
   * Adds the parts of a quad with its highest corner, the two beside it, and the opposite one.
   * Gives the slot from whose lower end on it is whole.
   */
  private int add(
      int p,
      double area,
      double top,
      int topSlot,
      double left,
      double right,
      double across,
      int acrossSlot) {
    double least = Math.min(Math.min(left, right), across);
    boolean saddle = across > left && across > right;
    double mean = saddle ? ground.mean(p) : 0;
    int s = topSlot;
    while (slots.low[s] >= least) {
      double level = slots.low[s];
      cut.add(s, area * share(top, left, right, across, level, mean > level));
      s = slots.next[s];
    }
    if (saddle) {
      double apart = Math.max(mean, Math.max(left, right));
      for (int t = acrossSlot; slots.low[t] >= apart; t = slots.next[t]) {
        cut.add(t, area * corner(across, left, right, slots.low[t]));
      }
    }
    return s;
  }

  /** The share of the part with the highest corner, which is inside, where another one is not. */
  private static double share(
      double top, double left, double right, double across, double level, boolean joined) {
    if (left > level) {
      if (right > level) {
        return 1 - corner(across, left, right, level);
      }
      return across > level
          ? 1 - corner(right, top, across, level)
          : (Ground.crossing(top, right, level) + Ground.crossing(left, across, level)) / 2;
    }
    if (right > level) {
      return across > level
          ? 1 - corner(left, top, across, level)
          : (Ground.crossing(top, left, level) + Ground.crossing(right, across, level)) / 2;
    }
    return across > level && joined
        ? 1 - corner(left, top, across, level) - corner(right, top, across, level)
        : corner(top, left, right, level);
  }

  /** The share of the triangle at a corner that is alone on its side of the level. */
  private static double corner(double height, double left, double right, double level) {
    return Ground.crossing(height, left, level) * Ground.crossing(height, right, level) / 2;
  }

  /**
   * Adds a triangle: a quad of whose corners one is missing.
   *
   * @param slot by corner, going round from that of the smallest index
   * @param missing which corner is missing, counted so
   */
  void addTriangle(int p, int iy, int ix, int[] slot, int missing) {
    int tip = (missing + 2) & 3;
    int one = (missing + 1) & 3;
    int other = (missing + 3) & 3;
    double[] z = ground.z;
    double a = z[ground.corner(p, tip)];
    double b = z[ground.corner(p, one)];
    double c = z[ground.corner(p, other)];
    double half = ground.area(iy, ix) * ground.stepsPerArea / 2;
    int highest = a >= b && a >= c ? tip : b >= c ? one : other;
    double top = z[ground.corner(p, highest)];
    double least = Math.min(a, Math.min(b, c));
    double middle = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    int s = slot[highest];
    while (slots.low[s] >= least) {
      double level = slots.low[s];
      double share =
          middle > level
              ? 1 - 2 * corner(least, top, middle, level)
              : 2 * corner(top, middle, least, level);
      cut.add(s, half * share);
      s = slots.next[s];
    }
    if (s != SlotTree.NONE) {
      whole.addHalf(
          s, ground.xSteps[ix + 1] - ground.xSteps[ix], ground.ySteps[iy + 1] - ground.ySteps[iy]);
    }
  }
}

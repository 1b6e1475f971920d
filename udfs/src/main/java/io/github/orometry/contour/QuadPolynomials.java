package io.github.orometry.contour;

/**
 * The area of quads as polynomials of the level. Between two heights of its corners the area of a
 * quad above the level L is: around a corner of height h alone inside, {@code (L - h)^2 p q / 2},
 * where p and q are the reciprocals of how much lower the corners beside it are; around one alone
 * outside, one less that; between two and two, {@code ((h - L) p + (g - L) q) / 2}. In parts of the
 * quad's area, heights scaled to at most 1.
 */
final class QuadPolynomials {
  /** Along flatter sides, that are not level, reciprocals are too large to be summed up. */
  private static final double FLAT = 0x1p-16;

  private final Ground ground;
  private final SlotTree slots;
  private final PolynomialSums sums;

  /** What quads add as a whole, from some level on. */
  private final WholeSums whole;

  private double scale;
  private double area;
  private int iy;
  private int ix;

  /* The reciprocal of a difference of heights, as a pair. */
  private double reciprocal;
  private double rest;

  QuadPolynomials(Ground ground, SlotTree slots, PolynomialSums sums, WholeSums whole) {
    this.ground = ground;
    this.slots = slots;
    this.sums = sums;
    this.whole = whole;
  }

  /** Begins with a surface whose heights are at most so far from 0. */
  void begin(double largest) {
    scale = Math.scalb(1.0, -Math.getExponent(largest) - 1);
  }

  /** A level as these polynomials take it. */
  double scaled(double level) {
    return level * scale;
  }

  /** Whether a quad of four present corners has no side that is too flat. */
  boolean takes(double a, double b, double c, double d) {
    return isFine(a - b) && isFine(b - c) && isFine(c - d) && isFine(d - a);
  }

  private boolean isFine(double drop) {
    return drop == 0 || Math.abs(drop) * scale >= FLAT;
  }

  /**
   * Adds a quad that {@link #takes} takes.
   *
   * @param p its corner of the smallest index; the slots are those of its corners, going round
   */
  void add(int p, int iy, int ix, int sa, int sb, int sc, int sd) {
    double[] z = ground.z;
    double a = z[p];
    double b = z[p + 1];
    double c = z[p + ground.width + 1];
    double d = z[p + ground.width];
    area = ground.area(iy, ix);
    this.iy = iy;
    this.ix = ix;
    sums.begin();
    if (Math.max(a, c) >= Math.max(b, d)) {
      if (a >= c) {
        add(p, a, sa, b, sb, d, sd, c, sc);
      } else {
        add(p, c, sc, b, sb, d, sd, a, sa);
      }
    } else if (b >= d) {
      add(p, b, sb, a, sa, c, sc, d, sd);
    } else {
      add(p, d, sd, a, sa, c, sc, b, sb);
    }
  }

  /** With the highest corner, the two beside it, and the one across, each with its slot. */
  private void add(
      int p,
      double top,
      int topSlot,
      double one,
      int oneSlot,
      double other,
      int otherSlot,
      double across,
      int acrossSlot) {
    double t = top * scale;
    double x = across * scale;
    boolean first = one >= other;
    double h = (first ? one : other) * scale;
    double l = (first ? other : one) * scale;
    int hSlot = first ? oneSlot : otherSlot;
    int lSlot = first ? otherSlot : oneSlot;
    if (x > h) {
      saddle(t, topSlot, h, hSlot, l, lSlot, x, acrossSlot, ground.mean(p));
    } else {
      plain(t, topSlot, h, hSlot, l, lSlot, x, acrossSlot);
    }
  }

  /** The second highest corner, h, is beside the highest, t; l is opposite h, and x opposite t. */
  private void plain(
      double t, int tSlot, double h, int hSlot, double l, int lSlot, double x, int xSlot) {
    boolean acrossThird = x >= l;
    invert(t, l);
    double tl = reciprocal;
    double tlRest = rest;
    if (t > h) {
      invert(t, h);
      corner(0, area, t, reciprocal, rest, tl, tlRest);
      sums.step(tSlot);
    }
    invert(h, x);
    double hx = reciprocal;
    double hxRest = rest;
    if (h > (acrossThird ? x : l)) {
      between(t, tl, tlRest, h, hx, hxRest);
      sums.step(hSlot);
    }
    if (acrossThird && x > l) {
      invert(x, l);
      corner(area, -area, l, tl, tlRest, reciprocal, rest);
      sums.step(xSlot);
    } else if (l > x) {
      invert(l, x);
      corner(area, -area, x, hx, hxRest, reciprocal, rest);
      sums.step(lSlot);
    }
    whole(acrossThird ? lSlot : xSlot);
  }

  /** The two highest corners, t and x, are opposite; of the two others, h is the higher. */
  private void saddle(
      double t,
      int tSlot,
      double h,
      int hSlot,
      double l,
      int lSlot,
      double x,
      int xSlot,
      double mean) {
    invert(t, h);
    double th = reciprocal;
    double thRest = rest;
    invert(t, l);
    double tl = reciprocal;
    double tlRest = rest;
    invert(x, h);
    double xh = reciprocal;
    double xhRest = rest;
    invert(x, l);
    double xl = reciprocal;
    double xlRest = rest;
    corner(0, area, t, th, thRest, tl, tlRest);
    sums.step(tSlot);
    double m = mean * scale;
    if (m < x) {
      corner(0, area, x, xh, xhRest, xl, xlRest);
      sums.addCurrent();
      sums.step(xSlot);
    }
    if (m > h) {
      corner(0, -area, h, th, thRest, xh, xhRest);
      sums.hold();
      corner(area, -area, l, tl, tlRest, xl, xlRest);
      sums.addHeld();
      sums.step(m < x ? slots.holding(xSlot, mean) : xSlot);
    }
    if (h > l) {
      corner(area, -area, l, tl, tlRest, xl, xlRest);
      sums.step(hSlot);
    }
    whole(lSlot);
  }

  /** The next polynomial is {@code constant + factor (L - h)^2 p q / 2}. */
  private void corner(
      double constant, double factor, double h, double p, double pRest, double q, double qRest) {
    double pq = p * q;
    double pqRest = Math.fma(p, q, -pq) + (p * qRest + pRest * q);
    double w = factor / 2;
    double c = pq * w;
    double cRest = Math.fma(pq, w, -c) + pqRest * w;
    double b = c * h;
    double bRest = Math.fma(c, h, -b) + cRest * h;
    double a = b * h;
    double aRest = Math.fma(b, h, -a) + bRest * h;
    double sum = constant + a;
    sums.set(0, sum, aRest + PolynomialSums.lost(constant, a, sum));
    sums.set(1, -2 * b, -2 * bRest);
    sums.set(2, c, cRest);
  }

  /** The next polynomial is {@code ((h - L) p + (g - L) q) / 2}. */
  private void between(double h, double p, double pRest, double g, double q, double qRest) {
    double w = area / 2;
    double pq = p + q;
    double pqRest = PolynomialSums.lost(p, q, pq) + pRest + qRest;
    double b = pq * w;
    sums.set(1, -b, -(Math.fma(pq, w, -b) + pqRest * w));
    double hp = h * p;
    double gq = g * q;
    double sum = hp + gq;
    double sumRest =
        PolynomialSums.lost(hp, gq, sum)
            + (Math.fma(h, p, -hp) + h * pRest)
            + (Math.fma(g, q, -gq) + g * qRest);
    double a = sum * w;
    sums.set(0, a, Math.fma(sum, w, -a) + sumRest * w);
    sums.set(2, 0, 0);
  }

  private void whole(int slot) {
    sums.end(slot);
    whole.addProduct(
        slot, ground.xSteps[ix + 1] - ground.xSteps[ix], ground.ySteps[iy + 1] - ground.ySteps[iy]);
  }

  private void invert(double higher, double lower) {
    double drop = higher - lower;
    double dropRest = PolynomialSums.lost(higher, -lower, drop);
    reciprocal = 1 / drop;
    rest = reciprocal * (Math.fma(-reciprocal, drop, 1) - reciprocal * dropRest);
  }
}

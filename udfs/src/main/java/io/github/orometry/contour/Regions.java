package io.github.orometry.contour;

import io.github.orometry.prominence.SurfaceTree;
import io.github.orometry.surface.Grid;
import java.util.Arrays;

/** Prototype: all regions at once, direct mode, no holes. */
public final class Regions {
  private final SlotTree slots = new SlotTree();
  private int[] slot = {};
  private int[] path = new int[64];
  private Grid grid;
  private long[] gx = {};
  private long[] gy = {};
  private double unit;
  private double scale;
  private double[] x = {};
  private double[] y = {};
  private double[] z;
  private int width;
  private int nx;
  private int ny;
  // by slot
  private long[] wHi = {};
  private long[] wLo = {};
  private long[] pHi = {};
  private long[] pLo = {};
  private int[] west = {};
  private int[] east = {};
  private int[] south = {};
  private int[] north = {};
  private int[] westLo = {};
  private int[] westHi = {};
  private int[] eastLo = {};
  private int[] eastHi = {};
  private int[] southLo = {};
  private int[] southHi = {};
  private int[] northLo = {};
  private int[] northHi = {};
  private int[] up = {};
  private double[] area = {};
  private double[] x0 = {};
  private double[] x1 = {};
  private double[] y0 = {};
  private double[] y1 = {};
  public long evals;
  public int stage = 3;

  public void measure(Grid grid, SurfaceTree tree, int[] basin, double[] level, int queries) {
    if (this.grid != grid) {
      axes(grid);
    }
    z = tree.paddedHeights();
    width = nx + 2;
    slots.build(tree, basin, level, queries);
    if (poly) {
      hScale =
          Math.scalb(
              1.0, -(Math.getExponent(Math.max(Math.abs(tree.max()), Math.abs(tree.min()))) + 1));
      cScale =
          Math.scalb(1.0, 28 - (Math.getExponent((x[nx - 1] - x[0]) * (y[ny - 1] - y[0])) + 1));
    }
    clear();
    if (stage > 0) cells(tree);
    if (stage > 1) quads();
    if (stage > 2) sums();
  }

  public double area(int q) {
    return area[slots.answer[q]];
  }

  public double x0(int q) {
    return x0[slots.answer[q]];
  }

  public double x1(int q) {
    return x1[slots.answer[q]];
  }

  public double y0(int q) {
    return y0[slots.answer[q]];
  }

  public double y1(int q) {
    return y1[slots.answer[q]];
  }

  private void axes(Grid grid) {
    this.grid = grid;
    nx = grid.nx();
    ny = grid.ny();
    x = grid.xs();
    y = grid.ys();
    int ex = Math.getExponent(x[nx - 1] - x[0]) + 1;
    int ey = Math.getExponent(y[ny - 1] - y[0]) + 1;
    gx = new long[nx];
    gy = new long[ny];
    for (int i = 0; i < nx; i++) gx[i] = (long) Math.scalb(x[i] - x[0], 61 - ex);
    for (int i = 0; i < ny; i++) gy[i] = (long) Math.scalb(y[i] - y[0], 61 - ey);
    scale = Math.scalb(1.0, 61 - ex + 61 - ey - 63);
    unit = 1 / scale;
  }

  private void clear() {
    int n = slots.count;
    if (wHi.length < n) {
      int m = n + n / 2;
      wHi = new long[m];
      wLo = new long[m];
      pHi = new long[m];
      pLo = new long[m];
      west = new int[m];
      east = new int[m];
      south = new int[m];
      north = new int[m];
      westLo = new int[m];
      westHi = new int[m];
      eastLo = new int[m];
      eastHi = new int[m];
      southLo = new int[m];
      southHi = new int[m];
      northLo = new int[m];
      northHi = new int[m];
      up = new int[m];
      area = new double[m];
      x0 = new double[m];
      x1 = new double[m];
      y0 = new double[m];
      y1 = new double[m];
    }
    if (sum.length < 6 * n) sum = new long[9 * n];
    Arrays.fill(sum, 0, 6 * n, 0);
    Arrays.fill(wHi, 0, n, 0);
    Arrays.fill(wLo, 0, n, 0);
    Arrays.fill(pHi, 0, n, 0);
    Arrays.fill(pLo, 0, n, 0);
    Arrays.fill(west, 0, n, Integer.MAX_VALUE);
    Arrays.fill(east, 0, n, -1);
    Arrays.fill(south, 0, n, Integer.MAX_VALUE);
    Arrays.fill(north, 0, n, -1);
  }

  private void cells(SurfaceTree tree) {
    int size = width * (ny + 2);
    if (slot.length < size) {
      slot = new int[size];
    }
    Arrays.fill(slot, 0, size, -1);
    int[] ways = tree.ways();
    double[] z = this.z;
    int[] slot = this.slot;
    double[] lows = slots.low;
    double[] caps = slots.cap;
    for (int iy = 0; iy < ny; iy++) {
      int p = (iy + 1) * width + 1;
      int end = p + nx;
      int first = p;
      int s = SlotTree.DEAD;
      double low = 0;
      double cap = 0;
      while (p < end) {
        int from = p;
        double h = z[p];
        runs++;
        if (p > first && h <= low) {
          s = slots.holding(s, h);
        } else {
          int known = slot[p];
          int above = slot[p - width];
          if (known >= 0) {
            s = known;
          } else if (above >= 0 && h <= z[p - width]) {
            s = above;
            s = slots.holding(s, h);
          } else if (above >= 0 && h <= caps[above]) {
            s = above;
          } else {
            climbs++;
            s = climb(p, ways);
          }
        }
        slot[p] = s;
        low = lows[s];
        cap = caps[s];
        p++;
        double left = h;
        while (p < end) {
          double v = z[p];
          if (!(v > low)
              || !(v <= cap
                  || v <= left
                  || slot[p] == s
                  || (slot[p - width] == s && v <= z[p - width]))) {
            break;
          }
          slot[p++] = s;
          left = v;
        }
        if (s != SlotTree.DEAD) {
          if (stage != 1) box(s, iy, from - first, p - 1 - first);
        }
      }
    }
  }

  private int climb(int start, int[] ways) {
    int length = 0;
    int p = start;
    int s;
    while (true) {
      if (length == path.length) path = Arrays.copyOf(path, length * 2);
      path[length++] = p;
      steps++;
      int way = ways[p];
      if (way >= 0) {
        s = slots.leaf[way];
        break;
      }
      p = ~way;
      s = slot[p];
      if (s >= 0) break;
    }
    for (int i = length - 1; i >= 0; i--) {
      int q = path[i];
      double h = z[q];
      s = slots.holding(s, h);
      slot[q] = s;
    }
    return s;
  }

  private void box(int s, int iy, int from, int to) {
    if (from < west[s]) {
      west[s] = from;
      westLo[s] = iy;
      westHi[s] = iy;
    } else if (from == west[s]) {
      westHi[s] = iy;
    }
    if (to > east[s]) {
      east[s] = to;
      eastLo[s] = iy;
      eastHi[s] = iy;
    } else if (to == east[s]) {
      eastHi[s] = iy;
    }
    if (iy < south[s]) {
      south[s] = iy;
      southLo[s] = from;
      southHi[s] = to;
    } else if (iy == south[s]) {
      southHi[s] = to;
    }
    if (iy > north[s]) {
      north[s] = iy;
      northLo[s] = from;
      northHi[s] = to;
    } else {
      northHi[s] = to;
    }
  }

  private void quads() {
    int[] slot = this.slot;
    int width = this.width;
    for (int iy = 0; iy < ny - 1; iy++) {
      int row = (iy + 1) * width + 1;
      long dy = gy[iy + 1] - gy[iy];
      int ix = 0;
      int left = slot[row];
      int leftUp = slot[row + width];
      while (ix < nx - 1) {
        int p = row + ix;
        int right = slot[p + 1];
        int rightUp = slot[p + width + 1];
        if (left == right && left == leftUp && left == rightUp) {
          int from = ix;
          do {
            ix++;
            right = ix < nx - 1 ? slot[row + ix + 1] : -1;
            rightUp = ix < nx - 1 ? slot[row + ix + 1 + width] : -1;
          } while (right == left && rightUp == left);
          if (left != SlotTree.DEAD) {
            whole(left, gx[ix] - gx[from], dy);
          }
        } else {
          int s = left;
          int t = right != s ? right : rightUp != s ? rightUp : leftUp;
          int mask = bit(left, t) | bit(right, t) << 1 | bit(rightUp, t) << 2 | bit(leftUp, t) << 3;
          int other =
              bit(left, s) | bit(right, s) << 1 | bit(rightUp, s) << 2 | bit(leftUp, s) << 3;
          boolean down = slots.next[s] == t;
          int high = down ? s : t;
          int deep = down ? t : s;
          int in = down ? other : mask;
          if (poly) {
            polynomial(p, ix, iy);
          } else if ((mask | other) == 15 && slots.next[high] == deep && in != 5 && in != 10) {
            simple(p, ix, iy, in, high, deep, dy);
          } else {
            cut(p, ix, iy, dy);
          }
          ix++;
          left = right;
          leftUp = rightUp;
        }
      }
    }
  }

  public boolean poly;
  private static final long MASK = (1L << 62) - 1;
  private double hScale;
  private double cScale;
  private long[] sum = {};
  private final long[] cur = new long[6];
  private final long[] nxt = new long[6];

  /* dd result */
  private double hi;
  private double lo;

  private void inverse(double a, double b) {
    double d = a - b;
    double e = twoDiffError(a, b, d);
    double r = 1 / d;
    hi = r;
    lo = r * (Math.fma(-r, d, 1) - r * e);
  }

  private static double twoDiffError(double a, double b, double d) {
    double bv = a - d;
    double av = d + bv;
    return (a - av) + (bv - b);
  }

  /** nxt[k] = (h + l) * rect in limbs. */
  private void limb(int k, double h, double l) {
    double v = h * cScale;
    double f = Math.floor(v);
    double rest = (v - f) + l * cScale;
    double g = Math.floor(rest);
    nxt[2 * k] = (long) f + (long) g;
    nxt[2 * k + 1] = (long) ((rest - g) * 0x1p62);
  }

  /** Sets nxt to k + sign * (L - h)^2 * (p * q) / 2 * rect, given dd reciprocals. */
  private void square(
      double constant,
      double sign,
      double h,
      double ph,
      double pl,
      double qh,
      double ql,
      double rect) {
    double sh = ph * qh;
    double sl = Math.fma(ph, qh, -sh) + (ph * ql + pl * qh);
    double w = sign * 0.5 * rect;
    double wh = sh * w;
    double wl = Math.fma(sh, w, -wh) + sl * w;
    limb(2, wh, wl);
    double bh = wh * h;
    double bl = Math.fma(wh, h, -bh) + wl * h;
    limb(1, -2 * bh, -2 * bl);
    double ch = bh * h;
    double cl = Math.fma(bh, h, -ch) + bl * h;
    double k = constant * rect;
    double t = k + ch;
    double e = (k - (t - (t - k))) + (ch - (t - k));
    limb(0, t, e + cl);
  }

  /** Sets nxt to ((h - L) * p + (g - L) * q) / 2 * rect. */
  private void linear(double h, double ph, double pl, double g, double qh, double ql, double rect) {
    double w = 0.5 * rect;
    double t = ph + qh;
    double e = (ph - (t - (t - ph))) + (qh - (t - ph)) + pl + ql;
    double bh = t * w;
    double bl = Math.fma(t, w, -bh) + e * w;
    limb(1, -bh, -bl);
    nxt[4] = 0;
    nxt[5] = 0;
    double x1 = h * ph;
    double x1l = Math.fma(h, ph, -x1) + h * pl;
    double x2 = g * qh;
    double x2l = Math.fma(g, qh, -x2) + g * ql;
    double u = x1 + x2;
    double ul = (x1 - (u - (u - x1))) + (x2 - (u - x1)) + x1l + x2l;
    double ch = u * w;
    double cl = Math.fma(u, w, -ch) + ul * w;
    limb(0, ch, cl);
  }

  private void constant(double rect) {
    limb(0, rect, 0);
    nxt[2] = nxt[3] = nxt[4] = nxt[5] = 0;
  }

  /** Adds nxt - cur to the slot, and makes nxt cur. */
  private void event(int s) {
    int at = s * 6;
    long[] sum = this.sum;
    for (int k = 0; k < 6; k += 2) {
      long low = sum[at + k + 1] + (nxt[k + 1] - cur[k + 1]);
      sum[at + k] += nxt[k] - cur[k] + (low >> 62);
      sum[at + k + 1] = low & MASK;
      cur[k] = nxt[k];
      cur[k + 1] = nxt[k + 1];
    }
  }

  private void eventAdd(int s) {
    int at = s * 6;
    long[] sum = this.sum;
    for (int k = 0; k < 6; k += 2) {
      long low = sum[at + k + 1] + nxt[k + 1];
      sum[at + k] += nxt[k] + (low >> 62);
      sum[at + k + 1] = low & MASK;
    }
  }

  private void polynomial(int p, int ix, int iy) {
    int p1 = p;
    int pr = p + 1;
    int po = p + width + 1;
    int pl = p + width;
    double h1 = z[p1];
    double r = z[pr];
    double o = z[po];
    double l = z[pl];
    // turn until the first is the highest
    if (Math.max(o, l) > Math.max(h1, r)) {
      int t = p1;
      p1 = po;
      po = t;
      t = pr;
      pr = pl;
      pl = t;
      double u = h1;
      h1 = o;
      o = u;
      u = r;
      r = l;
      l = u;
    }
    if (r > h1) {
      int t = p1;
      p1 = pr;
      pr = po;
      po = pl;
      pl = t;
      double u = h1;
      h1 = r;
      r = o;
      o = l;
      l = u;
    }
    if (l > r) {
      int t = pr;
      pr = pl;
      pl = t;
      double u = r;
      r = l;
      l = u;
    }
    if (o > r) {
      saddle(p1, pr, po, pl, h1, r, o, l, p, (x[ix + 1] - x[ix]) * (y[iy + 1] - y[iy]));
      return;
    }
    double rect = (x[ix + 1] - x[ix]) * (y[iy + 1] - y[iy]);
    h1 *= hScale;
    r *= hScale;
    l *= hScale;
    o *= hScale;
    for (int k = 0; k < 6; k++) cur[k] = 0;
    inverse(h1, l);
    double r1l = hi;
    double r1ll = lo;
    if (h1 > r) {
      inverse(h1, r);
      square(0, 1, h1, hi, lo, r1l, r1ll, rect);
      event(slot[p1]);
    }
    double third = Math.max(o, l);
    double rrh = 0;
    double rrl = 0;
    if (r > third) {
      inverse(r, o);
      rrh = hi;
      rrl = lo;
      linear(h1, r1l, r1ll, r, rrh, rrl, rect);
      event(slot[pr]);
    }
    if (o >= l) {
      if (o > l) {
        inverse(o, l);
        square(1, -1, l, r1l, r1ll, hi, lo, rect);
        event(slot[po]);
      }
      constant(rect);
      event(slot[pl]);
    } else {
      if (r == third) {
        inverse(r, o);
        rrh = hi;
        rrl = lo;
      }
      inverse(l, o);
      square(1, -1, o, rrh, rrl, hi, lo, rect);
      event(slot[pl]);
      constant(rect);
      event(slot[po]);
    }
  }

  private void saddle(
      int p1, int pr, int po, int pl, double h1, double r, double o, double l, int p, double rect) {
    double mean = ((z[p] + z[p + 1]) + (z[p + width + 1] + z[p + width])) / 4;
    double m = mean * hScale;
    double ha = h1 * hScale;
    double hb = o * hScale;
    double hr = r * hScale;
    double hl = l * hScale;
    inverse(ha, hr);
    double arh = hi;
    double arl = lo;
    inverse(ha, hl);
    double alh = hi;
    double all = lo;
    inverse(hb, hr);
    double brh = hi;
    double brl = lo;
    inverse(hb, hl);
    double blh = hi;
    double bll = lo;
    for (int k = 0; k < 6; k++) cur[k] = 0;
    if (o < h1) {
      square(0, 1, ha, arh, arl, alh, all, rect);
      event(slot[p1]);
    }
    boolean joined = mean > r;
    int third = slot[pr];
    if (!(mean >= o)) {
      // the triangle at o by itself
      square(0, 1, hb, brh, brl, blh, bll, rect);
      eventAdd(slot[po]);
      if (o == h1) {
        // cur is still 0: the first triangle is to be added too
        long[] keep = nxt.clone();
        square(0, 1, ha, arh, arl, alh, all, rect);
        eventAdd(slot[p1]);
        for (int k = 0; k < 6; k++) cur[k] = nxt[k];
        nxtAdd(keep);
      } else {
        long[] keep = nxt.clone();
        for (int k = 0; k < 6; k++) nxt[k] = cur[k];
        nxtAdd(keep);
      }
      for (int k = 0; k < 6; k++) cur[k] = nxt[k];
    }
    if (joined) {
      // 1 - tri(r) - tri(l) from the mean on, or from o on
      square(1, -1, hr, arh, arl, brh, brl, rect);
      long[] keep = nxt.clone();
      square(0, -1, hl, alh, all, blh, bll, rect);
      nxtAdd(keep);
      int s = mean >= o ? slot[po] : slots.holding(slot[po], mean);
      event(s);
      if (m == Double.NEGATIVE_INFINITY) throw new IllegalStateException();
    }
    if (r > l) {
      square(1, -1, hl, alh, all, blh, bll, rect);
      event(third);
    }
    constant(rect);
    event(slot[pl]);
  }

  private void nxtAdd(long[] other) {
    for (int k = 0; k < 6; k += 2) {
      long low = nxt[k + 1] + other[k + 1];
      nxt[k] += other[k] + (low >> 62);
      nxt[k + 1] = low & MASK;
    }
  }

  private static int bit(int a, int b) {
    return a == b ? 1 : 0;
  }

  public long simples;
  public long runs;
  public long climbs;
  public long steps;
  public long cuts;

  private void simple(int p, int ix, int iy, int mask, int high, int deep, long dy) {
    simples++;
    double level = slots.low[high];
    double a = z[p];
    double b = z[p + 1];
    double c = z[p + width + 1];
    double d = z[p + width];
    double share =
        switch (mask) {
          case 1 -> (a - level) / (a - b) * ((a - level) / (a - d)) / 2;
          case 2 -> (b - level) / (b - a) * ((b - level) / (b - c)) / 2;
          case 4 -> (c - level) / (c - b) * ((c - level) / (c - d)) / 2;
          case 8 -> (d - level) / (d - a) * ((d - level) / (d - c)) / 2;
          case 3 -> ((a - level) / (a - d) + (b - level) / (b - c)) / 2;
          case 6 -> ((b - level) / (b - a) + (c - level) / (c - d)) / 2;
          case 12 -> ((c - level) / (c - b) + (d - level) / (d - a)) / 2;
          case 9 -> ((d - level) / (d - c) + (a - level) / (a - b)) / 2;
          case 14 -> 1 - (level - a) / (b - a) * ((level - a) / (d - a)) / 2;
          case 13 -> 1 - (level - b) / (a - b) * ((level - b) / (c - b)) / 2;
          case 11 -> 1 - (level - c) / (b - c) * ((level - c) / (d - c)) / 2;
          default -> 1 - (level - d) / (a - d) * ((level - d) / (c - d)) / 2;
        };
    part(high, share, (x[ix + 1] - x[ix]) * (y[iy + 1] - y[iy]) * scale);
    if (deep != SlotTree.DEAD) {
      whole(deep, gx[ix + 1] - gx[ix], dy);
    }
  }

  private void whole(int s, long dx, long dy) {
    long low = dx * dy;
    long high = Math.multiplyHigh(dx, dy) << 1 | low >>> 63;
    long lo = wLo[s] + (low & Long.MAX_VALUE);
    wHi[s] += high + (lo >>> 63);
    wLo[s] = lo & Long.MAX_VALUE;
  }

  private void part(int s, double share, double rect) {
    evals++;
    double v = share * rect;
    long high = (long) v;
    long low = (long) ((v - high) * 0x1p63);
    long lo = pLo[s] + low;
    pHi[s] += high + (lo >>> 63);
    pLo[s] = lo & Long.MAX_VALUE;
  }

  private void cut(int p, int ix, int iy, long dy) {
    cuts++;
    double a = z[p];
    double b = z[p + 1];
    double c = z[p + width + 1];
    double d = z[p + width];
    int first = p;
    double h1 = a;
    int which = 0;
    if (b > h1) {
      h1 = b;
      which = 1;
      first = p + 1;
    }
    if (c > h1) {
      h1 = c;
      which = 2;
      first = p + width + 1;
    }
    if (d > h1) {
      h1 = d;
      which = 3;
      first = p + width;
    }
    double h4 = Math.min(Math.min(a, b), Math.min(c, d));
    double rect = (x[ix + 1] - x[ix]) * (y[iy + 1] - y[iy]) * scale;
    double[] low = slots.low;
    int[] next = slots.next;
    // turn so that a is the highest
    double o;
    double l;
    double r;
    switch (which) {
      case 0 -> {
        l = d;
        r = b;
        o = c;
      }
      case 1 -> {
        l = a;
        r = c;
        o = d;
      }
      case 2 -> {
        l = b;
        r = d;
        o = a;
      }
      default -> {
        l = c;
        r = a;
        o = b;
      }
    }
    int s = slot[first];
    boolean saddle = o > l && o > r;
    double mean = saddle ? ((a + b) + (c + d)) / 4 : 0;
    for (double level = low[s]; s != SlotTree.DEAD && level >= h4; s = next[s], level = low[s]) {
      if (level >= h1) continue;
      double share;
      if (l > level) {
        if (r > level) {
          share = o > level ? 1 : 1 - (level - o) / (l - o) * ((level - o) / (r - o)) / 2; // three
        } else if (o > level) {
          share = 1 - (level - r) / (h1 - r) * ((level - r) / (o - r)) / 2;
        } else {
          share = ((h1 - level) / (h1 - r) + (l - level) / (l - o)) / 2;
        }
      } else if (r > level) {
        if (o > level) {
          share = 1 - (level - l) / (h1 - l) * ((level - l) / (o - l)) / 2;
        } else {
          share = ((h1 - level) / (h1 - l) + (r - level) / (r - o)) / 2;
        }
      } else if (o > level && mean > level) {
        share =
            1
                - (level - l) / (h1 - l) * ((level - l) / (o - l)) / 2
                - (level - r) / (h1 - r) * ((level - r) / (o - r)) / 2;
      } else {
        share = (h1 - level) / (h1 - l) * ((h1 - level) / (h1 - r)) / 2;
      }
      part(s, share, rect);
    }
    if (s != SlotTree.DEAD) whole(s, gx[ix + 1] - gx[ix], dy);
    if (saddle) {
      double least = Math.max(mean, Math.max(l, r));
      int opposite =
          switch (which) {
            case 0 -> p + width + 1;
            case 1 -> p + width;
            case 2 -> p;
            default -> p + 1;
          };
      s = slot[opposite];
      for (double level = low[s];
          s != SlotTree.DEAD && level >= least;
          s = next[s], level = low[s]) {
        if (level >= o) continue;
        part(s, (o - level) / (o - l) * ((o - level) / (o - r)) / 2, rect);
      }
      // between max(l, r) and mean both: the saddle is one part; below: handled by the chain above
    }
  }

  private double eval(int s, double level) {
    int at = s * 6;
    double a = sum[at];
    double al = (sum[at] - (long) a) + sum[at + 1] * 0x1p-62;
    double b = sum[at + 2];
    double bl = (sum[at + 2] - (long) b) + sum[at + 3] * 0x1p-62;
    double c = sum[at + 4];
    double cl = (sum[at + 4] - (long) c) + sum[at + 5] * 0x1p-62;
    // a + L (b + L c)
    double ch = c * level;
    double cx = Math.fma(c, level, -ch) + cl * level;
    double t = b + ch;
    double e = (b - (t - (t - b))) + (ch - (t - b)) + bl + cx;
    double th = t * level;
    double tl = Math.fma(t, level, -th) + e * level;
    double u = a + th;
    double f = (a - (u - (u - a))) + (th - (u - a)) + al + tl;
    return (u + f) / cScale;
  }

  private int find(int slot) {
    int s = slot;
    while (up[s] != s) {
      up[s] = up[up[s]];
      s = up[s];
    }
    return s;
  }

  private void sums() {
    for (int s = 0; s < slots.count; s++) up[s] = s;
    for (int i = 0; i < slots.closed; i++) {
      int s = slots.order[i];
      if (!slots.isQuery[s]) continue;
      double hi = (double) (wHi[s] + pHi[s]);
      double lo = (double) wLo[s] + (double) pLo[s];
      area[s] = (hi + lo * 0x1p-63) * unit;
      if (poly) area[s] += eval(s, slots.low[s] * hScale);
      bounds(s, slots.low[s]);
      int t = slots.next[s];
      if (t != SlotTree.DEAD) {
        long lo2 = wLo[t] + wLo[s];
        wHi[t] += wHi[s] + (lo2 >>> 63);
        wLo[t] = lo2 & Long.MAX_VALUE;
        if (poly) {
          int at = t * 6;
          int from = s * 6;
          for (int k = 0; k < 6; k += 2) {
            long low = sum[at + k + 1] + sum[from + k + 1];
            sum[at + k] += sum[from + k] + (low >> 62);
            sum[at + k + 1] = low & MASK;
          }
        }
        merge(s, t);
      }
      up[s] = t;
    }
  }

  private void merge(int s, int t) {
    if (west[s] < west[t]) {
      west[t] = west[s];
      westLo[t] = westLo[s];
      westHi[t] = westHi[s];
    } else if (west[s] == west[t]) {
      westLo[t] = Math.min(westLo[t], westLo[s]);
      westHi[t] = Math.max(westHi[t], westHi[s]);
    }
    if (east[s] > east[t]) {
      east[t] = east[s];
      eastLo[t] = eastLo[s];
      eastHi[t] = eastHi[s];
    } else if (east[s] == east[t]) {
      eastLo[t] = Math.min(eastLo[t], eastLo[s]);
      eastHi[t] = Math.max(eastHi[t], eastHi[s]);
    }
    if (south[s] < south[t]) {
      south[t] = south[s];
      southLo[t] = southLo[s];
      southHi[t] = southHi[s];
    } else if (south[s] == south[t]) {
      southLo[t] = Math.min(southLo[t], southLo[s]);
      southHi[t] = Math.max(southHi[t], southHi[s]);
    }
    if (north[s] > north[t]) {
      north[t] = north[s];
      northLo[t] = northLo[s];
      northHi[t] = northHi[s];
    } else if (north[s] == north[t]) {
      northLo[t] = Math.min(northLo[t], northLo[s]);
      northHi[t] = Math.max(northHi[t], northHi[s]);
    }
  }

  private void bounds(int s, double level) {
    x0[s] =
        west[s] == 0
            ? x[0]
            : edge(
                s,
                level,
                west[s] + 1 + (westLo[s] + 1) * width,
                westHi[s] - westLo[s],
                width,
                -1,
                x[west[s]],
                x[west[s] - 1]);
    x1[s] =
        east[s] == nx - 1
            ? x[nx - 1]
            : edge(
                s,
                level,
                east[s] + 1 + (eastLo[s] + 1) * width,
                eastHi[s] - eastLo[s],
                width,
                1,
                x[east[s]],
                x[east[s] + 1]);
    y0[s] =
        south[s] == 0
            ? y[0]
            : edge(
                s,
                level,
                southLo[s] + 1 + (south[s] + 1) * width,
                southHi[s] - southLo[s],
                1,
                -width,
                y[south[s]],
                y[south[s] - 1]);
    y1[s] =
        north[s] == ny - 1
            ? y[ny - 1]
            : edge(
                s,
                level,
                northLo[s] + 1 + (north[s] + 1) * width,
                northHi[s] - northLo[s],
                1,
                width,
                y[north[s]],
                y[north[s] + 1]);
  }

  private double edge(
      int s, double level, int from, int steps, int step, int out, double at, double beyond) {
    double reach = 0;
    for (int i = 0, p = from; i <= steps; i++, p += step) {
      if (z[p] > level && find(slot[p]) == s) {
        double drop = z[p] - z[p + out];
        double share = (z[p] - level) / drop;
        reach = share > reach ? share : reach;
      }
    }
    return reach == 1 ? beyond : at + reach * (beyond - at);
  }
}

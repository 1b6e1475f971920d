package io.github.orometry.prominence;

import io.github.orometry.surface.Connectivity;

/**
 * Finds the summits and the saddle edges of a surface by looking once at the eight neighbours of
 * each cell. O(n), no sorting.
 *
 * <p>Why no other join matters: let p be a cell and all its upward joins be ordered after those of
 * higher cells. If two higher neighbours are linked above p, the two joins from p to them and the
 * link make a cycle whose lowest edge starts at p, and the lowest edge of a cycle is never needed
 * in a maximum spanning forest. So one join for each part of p's upper link is enough, and the
 * first of them only takes p into its basin.
 */
final class SaddleScan {
  private final PaddedSurface surface;
  private final Basins basins;
  private final SaddleEdges edges;
  private final int[] sideStep = new int[4];
  private final int[] diagonalStep = new int[4];
  private final int[] quadStep = new int[4];
  private final int[] centreStep = new int[4];

  /** By the set of the higher sides: the step to the first of them; 0 where there is none. */
  private final int[] firstSide = new int[UpperLink.SIDES + 1];

  private int[] queueAt = new int[0];
  private int[] queueLink = new int[0];
  private boolean meansDecide;

  SaddleScan(PaddedSurface surface, Basins basins, SaddleEdges edges) {
    this.surface = surface;
    this.basins = basins;
    this.edges = edges;
  }

  /**
   * Scans the loaded surface; adds the basins' summits and the edges, whose ends are padded cells.
   */
  void run(Connectivity connectivity) {
    steps(surface.width);
    meansDecide = connectivity == Connectivity.CONTOUR;
    if (queueAt.length <= surface.nx) {
      queueAt = new int[surface.nx + 1];
      queueLink = new int[surface.nx + 1];
    }
    short[] links = UpperLink.of(connectivity);
    for (int iy = 0; iy < surface.ny; iy++) {
      row(iy, links);
    }
  }

  /**
   * The hot loop: nine heights slide along the row, of which three are loaded for each cell. Which
   * of two is higher is read off the sign of their difference, without a branch that noise would
   * make unpredictable; of equal heights the smaller index is higher, so cells before p are asked
   * whether they are not lower.
   */
  private void row(int iy, short[] links) {
    double[] z = surface.z;
    int[] way = basins.way;
    int width = surface.width;
    int first = (iy + 1) * width + 1;
    int end = first + surface.nx;
    int[] queueAt = this.queueAt;
    int[] queueLink = this.queueLink;
    int queued = 0;
    double nw = z[first - width - 1];
    double n = z[first - width];
    double w = z[first - 1];
    double v = z[first];
    double sw = z[first + width - 1];
    double s = z[first + width];
    for (int p = first; p < end; p++) {
      double ne = z[p - width + 1];
      double e = z[p + 1];
      double se = z[p + width + 1];
      int lowerBefore = below(n, v) | below(ne, v) << 1 | below(w, v) << 6 | below(nw, v) << 7;
      int higherAfter = below(v, e) << 2 | below(v, se) << 3 | below(v, s) << 4 | below(v, sw) << 5;
      int higher = (lowerBefore ^ UpperLink.BEFORE) | higherAfter;
      way[p] = ~(p + firstSide[higher & UpperLink.SIDES]);
      int link = links[higher];
      queueLink[queued] = link;
      queueAt[queued] = p;
      queued += UpperLink.isCritical(link);
      nw = n;
      n = ne;
      w = v;
      v = e;
      sw = s;
      s = se;
    }
    for (int i = 0; i < queued; i++) {
      int p = queueAt[i];
      if (z[p] != PaddedSurface.MISSING) {
        critical(p, SaddleEdges.position(iy, p - first, surface.nx), queueLink[i]);
      }
    }
  }

  /** 1 where a is less than b, else 0; neither is NaN, nor are both missing. */
  private static int below(double a, double b) {
    return (int) (Double.doubleToRawLongBits(a - b) >>> 63);
  }

  /** A cell that is a summit, a saddle, or the lower end of a diagonal that may matter. */
  private void critical(int p, int position, int link) {
    double v = surface.z[p];
    int parts = UpperLink.parts(link);
    int base = p; // a cell that p is joined to at its own level
    if (parts != 0) {
      base = p + sideStep[Integer.numberOfTrailingZeros(parts)];
      for (int rest = parts & (parts - 1); rest != 0; rest &= rest - 1) {
        int i = Integer.numberOfTrailingZeros(rest);
        if (!(UpperLink.isBesideAnother(link, i) && surface.mean(p + quadStep[i + 3 & 3]) > v)) {
          edges.add(v, position, base, p + sideStep[i]);
        } // else the two parts meet above p, through the centre of the quad between them
      }
    }
    for (int lone = UpperLink.loneDiagonals(link); lone != 0; lone &= lone - 1) {
      int i = Integer.numberOfTrailingZeros(lone);
      int across = p + diagonalStep[i];
      double highestSide = Math.max(surface.z[p + sideStep[i]], surface.z[p + sideStep[i + 1 & 3]]);
      double level = meansDecide ? contourLevel(p, i, v) : v;
      if (level < v) {
        if (level >= highestSide
            && level != PaddedSurface.MISSING) { // else a side leads across as high
          edges.add(level, position + centreStep[i], p, across);
        }
      } else if (base != p) {
        edges.add(v, position, base, across);
      } else { // no summit after all
        basins.way[p] = ~across;
        base = across;
      }
    }
    if (base == p) {
      basins.addSummit(p);
    }
  }

  /**
   * The level at which the lone diagonal i joins p, of height v, to the higher cell across, where
   * means decide: v or the quad's mean; v beside one missing corner, where the diagonal is a
   * triangle's side; {@link PaddedSurface#MISSING} beside two.
   */
  private double contourLevel(int p, int i, double v) {
    double mean = surface.mean(p + quadStep[i]);
    if (mean > PaddedSurface.MISSING) {
      return mean < v ? mean : v;
    }
    boolean one = surface.z[p + sideStep[i]] == PaddedSurface.MISSING;
    boolean other = surface.z[p + sideStep[i + 1 & 3]] == PaddedSurface.MISSING;
    if (one != other) {
      return v;
    }
    return PaddedSurface.MISSING;
  }

  private void steps(int width) {
    set(sideStep, -width, 1, width, -1);
    set(diagonalStep, -width + 1, width + 1, width - 1, -width - 1);
    set(quadStep, -width, 0, -1, -width - 1);
    int nx = width - 2;
    set(centreStep, -nx, nx, nx - 1, -nx - 1);
    for (int sides = UpperLink.SIDES; sides != 0; sides = (sides - 1) & UpperLink.SIDES) {
      firstSide[sides] = sideStep[UpperLink.firstSide(sides)];
    }
  }

  private static void set(int[] steps, int north, int east, int south, int west) {
    steps[0] = north;
    steps[1] = east;
    steps[2] = south;
    steps[3] = west;
  }
}

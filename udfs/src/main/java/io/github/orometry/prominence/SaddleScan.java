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
  private final int[] firstSide = new int[UpperLink.SIDES + 1];
  private boolean meansDecide;
  private boolean eight;

  SaddleScan(PaddedSurface surface, Basins basins, SaddleEdges edges) {
    this.surface = surface;
    this.basins = basins;
    this.edges = edges;
  }

  /**
   * Scans the loaded surface; fills the basins' summits and the edges, whose ends are padded cells.
   */
  void run(Connectivity connectivity) {
    steps(surface.width);
    meansDecide = connectivity == Connectivity.CONTOUR;
    eight = connectivity == Connectivity.EIGHT;
    edges.clear();
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
      int higher = lowerBefore ^ UpperLink.BEFORE | higherAfter;
      way[p] = ~(p + firstSide[higher & UpperLink.SIDES]);
      int link = links[higher];
      if (link != 0 && v != PaddedSurface.MISSING) {
        critical(p, iy, p - first, link);
      }
      nw = n;
      n = ne;
      w = v;
      v = e;
      sw = s;
      s = se;
    }
  }

  /** 1 where a is less than b, else 0; neither is NaN, nor are both missing. */
  private static int below(double a, double b) {
    return (int) (Double.doubleToRawLongBits(a - b) >>> 63);
  }

  /** A cell that is a summit, a saddle, or the lower end of a diagonal that may matter. */
  private void critical(int p, int iy, int ix, int link) {
    int parts = link & 15;
    int position = 4 * surface.nx * iy + 2 * ix;
    int base = p; // a cell that p is joined to at its own level
    if (parts != 0) {
      base = p + sideStep[Integer.numberOfTrailingZeros(parts)];
      for (int rest = parts & (parts - 1); rest != 0; rest &= rest - 1) {
        int i = Integer.numberOfTrailingZeros(rest);
        boolean beside = (link >> 8 + i & 1) != 0;
        if (!(beside && surface.mean(p + quadStep[i + 3 & 3]) > surface.z[p])) {
          edges.add(surface.z[p], position, base, p + sideStep[i]);
        } // else the two parts meet above p, through the centre of the quad between them
      }
    }
    for (int lone = link >> 4 & 15; lone != 0; lone &= lone - 1) {
      int i = Integer.numberOfTrailingZeros(lone);
      if (joinsAtOwnLevel(p, i)) {
        int across = p + diagonalStep[i];
        if (base == p) { // no summit after all
          basins.way[p] = ~across;
          base = across;
        } else {
          edges.add(surface.z[p], position, base, across);
        }
      } else {
        addCentre(p, i, iy, ix);
      }
    }
    if (base == p) {
      basins.addSummit(p);
    }
  }

  /**
   * Whether the lone diagonal i joins p to the cell across at the level of p, rather than lower or
   * not at all.
   */
  private boolean joinsAtOwnLevel(int p, int i) {
    if (!meansDecide) {
      return eight;
    }
    double one = surface.z[p + sideStep[i]];
    double other = surface.z[p + sideStep[i + 1 & 3]];
    if (one == PaddedSurface.MISSING || other == PaddedSurface.MISSING) {
      return one != other; // one missing: a triangle's side; both: no surface between
    }
    return !(surface.mean(p + quadStep[i]) < surface.z[p]);
  }

  /**
   * The diagonal i through the centre of its quad, below p: an edge unless a side leads across at
   * least as high.
   */
  private void addCentre(int p, int i, int iy, int ix) {
    double one = surface.z[p + sideStep[i]];
    double other = surface.z[p + sideStep[i + 1 & 3]];
    if (one == PaddedSurface.MISSING || other == PaddedSurface.MISSING) {
      return;
    }
    double level = surface.mean(p + quadStep[i]);
    if (level >= Math.max(one, other)) {
      int quadY = i == 0 || i == 3 ? iy - 1 : iy;
      int quadX = i >= 2 ? ix - 1 : ix;
      int centre = 2 * surface.nx * (2 * quadY + 1) + 2 * quadX + 1;
      edges.add(level, centre, p, p + diagonalStep[i]);
    }
  }

  private void steps(int width) {
    set(sideStep, -width, 1, width, -1);
    set(diagonalStep, -width + 1, width + 1, width - 1, -width - 1);
    set(quadStep, -width, 0, -1, -width - 1);
    for (int sides = 1; sides <= UpperLink.SIDES; sides++) {
      firstSide[sides] =
          sideStep[Integer.numberOfTrailingZeros(sides & UpperLink.SIDES | 1 << 8) / 2 & 3];
    }
  }

  private static void set(int[] steps, int north, int east, int south, int west) {
    steps[0] = north;
    steps[1] = east;
    steps[2] = south;
    steps[3] = west;
  }
}

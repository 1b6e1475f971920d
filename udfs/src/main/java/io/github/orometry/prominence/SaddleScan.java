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
  private final KeyedSurface surface;
  private final Basins basins;
  private final SaddleEdges edges;
  private final int[] sideStep = new int[4];
  private final int[] diagonalStep = new int[4];
  private final int[] quadStep = new int[4];
  private boolean meansDecide;
  private boolean eight;

  SaddleScan(KeyedSurface surface, Basins basins, SaddleEdges edges) {
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

  /** The hot loop: nine keys slide along the row, of which three are loaded for each cell. */
  private void row(int iy, short[] links) {
    long[] key = surface.key;
    int width = surface.width;
    int first = (iy + 1) * width + 1;
    int end = first + surface.nx;
    long nw = key[first - width - 1];
    long n = key[first - width];
    long w = key[first - 1];
    long v = key[first];
    long sw = key[first + width - 1];
    long s = key[first + width];
    for (int p = first; p < end; p++) {
      long ne = key[p - width + 1];
      long e = key[p + 1];
      long se = key[p + width + 1];
      int higher =
          0; // of equal keys the smaller index is the higher cell: hence >= for those before p
      if (n >= v) higher |= UpperLink.N;
      if (ne >= v) higher |= UpperLink.NE;
      if (e > v) higher |= UpperLink.E;
      if (se > v) higher |= UpperLink.SE;
      if (s > v) higher |= UpperLink.S;
      if (sw > v) higher |= UpperLink.SW;
      if (w >= v) higher |= UpperLink.W;
      if (nw >= v) higher |= UpperLink.NW;
      int link = links[higher];
      if (link != 0 && v != OrderedKeys.MISSING) {
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

  /** A cell that is a summit, a saddle, or the lower end of a diagonal that may matter. */
  private void critical(int p, int iy, int ix, int link) {
    int parts = link & 15;
    int position = 4 * surface.nx * iy + 2 * ix;
    int base = p; // a cell that p is joined to at its own level
    if (parts != 0) {
      base = p + sideStep[Integer.numberOfTrailingZeros(parts)];
      for (int rest = parts & (parts - 1); rest != 0; rest &= rest - 1) {
        int side = p + sideStep[Integer.numberOfTrailingZeros(rest)];
        edges.add(surface.key[p], position, base, side);
      }
    }
    for (int lone = link >> 4 & 15; lone != 0; lone &= lone - 1) {
      int i = Integer.numberOfTrailingZeros(lone);
      if (joinsAtOwnLevel(p, i)) {
        int across = p + diagonalStep[i];
        if (base == p) { // no summit after all
          basins.continueAt(p, across);
          base = across;
        } else {
          edges.add(surface.key[p], position, base, across);
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
    long one = surface.key[p + sideStep[i]];
    long other = surface.key[p + sideStep[i + 1 & 3]];
    if (one == OrderedKeys.MISSING || other == OrderedKeys.MISSING) {
      return one != other; // one missing: a triangle's side; both: no surface between
    }
    return !(mean(p + quadStep[i]) < OrderedKeys.value(surface.key[p]));
  }

  /**
   * The diagonal i through the centre of its quad, below p: an edge unless a side leads across at
   * least as high.
   */
  private void addCentre(int p, int i, int iy, int ix) {
    long one = surface.key[p + sideStep[i]];
    long other = surface.key[p + sideStep[i + 1 & 3]];
    if (one == OrderedKeys.MISSING || other == OrderedKeys.MISSING) {
      return;
    }
    long level = OrderedKeys.of(mean(p + quadStep[i]));
    if (level >= Math.max(one, other)) {
      int quadY = i == 0 || i == 3 ? iy - 1 : iy;
      int quadX = i >= 2 ? ix - 1 : ix;
      int centre = 2 * surface.nx * (2 * quadY + 1) + 2 * quadX + 1;
      edges.add(level, centre, p, p + diagonalStep[i]);
    }
  }

  /**
   * Mean of the quad whose corner of smallest index is {@code q}: ((a + b) + (c + d)) / 4, going
   * round.
   */
  private double mean(int q) {
    long[] key = surface.key;
    int width = surface.width;
    double ab = OrderedKeys.value(key[q]) + OrderedKeys.value(key[q + 1]);
    double cd = OrderedKeys.value(key[q + width + 1]) + OrderedKeys.value(key[q + width]);
    return (ab + cd) / 4;
  }

  private void steps(int width) {
    set(sideStep, -width, 1, width, -1);
    set(diagonalStep, -width + 1, width + 1, width - 1, -width - 1);
    set(quadStep, -width, 0, -1, -width - 1);
  }

  private static void set(int[] steps, int north, int east, int south, int west) {
    steps[0] = north;
    steps[1] = east;
    steps[2] = south;
    steps[3] = west;
  }
}

package io.github.orometry.prominence;

import io.github.orometry.surface.Connectivity;

/**
 * Finds the summits and the saddle edges of a surface by which of the eight neighbours of each cell
 * are higher, for 64 cells of a row together: summits and saddles are found by operations on words
 * of bits, and only they are looked at one by one. O(n), no sorting.
 *
 * <p>Why no other join matters: let p be a cell and all its upward joins be ordered after those of
 * higher cells. If two higher neighbours are linked above p, the two joins from p to them and the
 * link make a cycle whose lowest edge starts at p, and the lowest edge of a cycle is never needed
 * in a maximum spanning forest. So one join for each part of p's upper link is enough, and the
 * first of them only takes p into its basin.
 */
final class SaddleScan {
  private final PaddedSurface surface;
  private final Rises rises;
  private final Basins basins;
  private final SaddleEdges edges;

  /* The rows of quads above and below the row of cells. */
  private SaddleQuads above;
  private SaddleQuads below;

  /** All bits where two sides that are higher are joined by touching at the corner, else none. */
  private long sidesJoin;

  private double lowestPit;

  /* Of the block of cells: the first, and what to add for a position. */
  private int first;
  private int toPosition;

  SaddleScan(PaddedSurface surface, Rises rises, Basins basins, SaddleEdges edges) {
    this.surface = surface;
    this.rises = rises;
    this.basins = basins;
    this.edges = edges;
    above = new SaddleQuads(surface, rises, edges);
    below = new SaddleQuads(surface, rises, edges);
  }

  /** Begins with a surface. */
  void begin(Connectivity connectivity) {
    sidesJoin = connectivity == Connectivity.EIGHT ? -1L : 0L;
    lowestPit = Double.POSITIVE_INFINITY;
    above.begin(connectivity);
    below.begin(connectivity);
  }

  /**
   * Scans the next row, where the rises of its cells and of the next row's are known; adds the
   * basins' summits and the edges, whose ends are padded cells.
   */
  void row(int iy) {
    SaddleQuads quads = above;
    above = below;
    below = quads;
    below.row(iy);
    int start = (iy + 1) * surface.width + 1;
    int end = start + surface.nx;
    toPosition = SaddleEdges.position(iy, 0, surface.nx) - start;
    int block = 0;
    for (first = start; first < end; first += Long.SIZE) {
      block(block++, present(Math.min(Long.SIZE, end - first)));
    }
  }

  /** So many cells, less those that are missing. */
  private long present(int count) {
    long cells = Rises.first(count);
    if (surface.missing > 0) {
      for (int j = 0; j < count; j++) {
        if (surface.z[first + j] == PaddedSurface.MISSING) {
          cells &= ~(1L << j);
        }
      }
    }
    return cells;
  }

  /**
   * Takes the cells of a block. Two sides that are higher and beside each other are joined above
   * the cell by the diagonal between them where that is higher than one of them, or else, the quad
   * being a saddle, where it is higher than the cell.
   */
  private void block(int block, long cells) {
    int p = first;
    int width = surface.width;
    long e = rises.east(p);
    long s = rises.south(p);
    long w = ~rises.east(p - 1);
    long n = ~rises.south(p - width);
    long ne = rises.east(p - width) | ~rises.south(p - width + 1) | ~above.antiRises[block];
    long se = rises.east(p + width) | rises.south(p + 1) | below.mainRises[block];
    long sw = ~rises.east(p + width - 1) | rises.south(p - 1) | west(below.antiRises, block);
    long nw =
        ~rises.east(p - width - 1) | ~rises.south(p - width - 1) | ~west(above.mainRises, block);
    // where a part of the upper link begins, going round
    long atN = n & ~(w & (nw | sidesJoin)) & cells;
    long atE = e & ~(n & (ne | sidesJoin)) & cells;
    long atS = s & ~(e & (se | sidesJoin)) & cells;
    long atW = w & ~(s & (sw | sidesJoin)) & cells;
    long laterE = atE & atN;
    long laterS = atS & (atN | atE);
    long laterW = atW & (atN | atE | atS);
    if ((laterE | laterS | laterW) != 0) {
      edges.reserve(3 * Long.SIZE);
      join(laterE & ~above.joined[block], -width, 1);
      join(laterS & e & ~below.joined[block], 1, width);
      join(laterS & ~e, -width, width);
      join(laterW & s & ~west(below.joined, block), width, -1);
      join(laterW & ~s & e, 1, -1);
      join(laterW & ~(s | e) & ~west(above.joined, block), -width, -1);
    }
    lowest(n & e & s & w & cells);
    summits(block, ~(n | e | s | w) & cells);
  }

  /**
   * Takes those of which no side is higher: they are summits, unless they are joined at their own
   * height across a saddle.
   */
  private void summits(int block, long cells) {
    int width = surface.width;
    long rest = cells;
    if (rest != 0) {
      rest &= ~across(rest & above.flat[block] & ~above.antiRises[block], 1 - width);
      rest &= ~across(rest & below.flat[block] & below.mainRises[block], width + 1);
      rest &= ~across(rest & west(below.flat, block) & west(below.antiRises, block), width - 1);
      rest &= ~across(rest & west(above.flat, block) & ~west(above.mainRises, block), -width - 1);
    }
    for (; rest != 0; rest &= rest - 1) {
      basins.addSummit(first + Long.numberOfTrailingZeros(rest));
    }
  }

  /** Looks at cells all of whose sides are higher. */
  private void lowest(long pits) {
    for (long rest = pits; rest != 0; rest &= rest - 1) {
      double height = surface.z[first + Long.numberOfTrailingZeros(rest)];
      if (height < lowestPit) {
        lowestPit = height;
      }
    }
  }

  /** The lowest cell all of whose four sides are higher; positive infinity where there is none. */
  double lowestPit() {
    return lowestPit;
  }

  /** The bits of the quads to the west of those of a block. */
  private static long west(long[] bits, int block) {
    return bits[block] << 1 | (block == 0 ? 0 : bits[block - 1] >>> (Long.SIZE - 1));
  }

  /** Joins two parts of the upper link of each of these cells, at the cell's own height. */
  private void join(long cells, int oneStep, int otherStep) {
    for (long rest = cells; rest != 0; rest &= rest - 1) {
      int p = first + Long.numberOfTrailingZeros(rest);
      edges.add(surface.z[p], p + toPosition, p + oneStep, p + otherStep, 1);
    }
  }

  /** Notes the way of cells that are joined at their own height across a quad; gives them back. */
  private long across(long cells, int step) {
    for (long rest = cells; rest != 0; rest &= rest - 1) {
      int p = first + Long.numberOfTrailingZeros(rest);
      basins.goAcross(p, p + step);
    }
    return cells;
  }
}

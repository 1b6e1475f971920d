package io.github.orometry.contour;

import io.github.orometry.surface.Grid;
import java.util.Arrays;

/**
 * The workspace that measures a region: a flood from one part to all that hang together with it,
 * row by row of quads. O(quads reached); allocates only to grow to a larger surface.
 */
final class Flood {
  /*
   * A quad is known by the index of its south-west cell, a half of it by 2 * quad (south) or
   * 2 * quad + 1 (north): the two parts of a saddle lie in different halves. reached[quad] is
   * 4 * generation + the halves measured in that generation's flood (1 south, 2 north); a quad with
   * one part owns both. An entry of the stack is a half to measure, unsigned. A half adds at most
   * two entries, one to the north and one to the south, so a run at most 4 for each quad of a row.
   */
  private int[] reached = new int[0];
  private int[] stack = new int[64];
  private int generation;

  private Grid grid;
  private int nx;
  private int ny;
  private double[] z;
  private int offset;
  private double lowest;
  private boolean holes;

  /** From the south-west cell of a quad to its corners, in the order of their bits. */
  private final int[] corners = new int[4];

  /* The flood under way. */
  private double level;
  private int entries;
  private double area;
  private final Extent extent = new Extent(this);
  private int runFrom;
  private int runTo;

  /** Binds a surface, which is read and never changed, and scans it. O(cells). */
  void bind(Grid grid, double[] values, int offset) {
    if (this.grid != grid) {
      take(grid);
    }
    z = values;
    this.offset = offset;
    double least = Double.POSITIVE_INFINITY;
    boolean missing = false;
    for (int i = offset; i < offset + grid.cells(); i++) {
      double height = values[i];
      least = height < least ? height : least;
      missing |= Double.isNaN(height);
    }
    lowest = least;
    holes = missing;
  }

  /** The lowest height present; infinite where there is none. */
  double lowest() {
    return lowest;
  }

  /** The number of floods so far: a time to ask {@link #reachedSince} about. */
  int time() {
    return generation;
  }

  /** Whether a flood after the given time has measured the part in a half of a quad. */
  boolean reachedSince(int time, int quad, int half) {
    return reached[quad] >> 2 > time && (reached[quad] >> half & 1) != 0;
  }

  /** The area of what the last flood measured. */
  double area() {
    return area;
  }

  /** The grid of the bound surface. */
  Grid grid() {
    return grid;
  }

  /** How far what the last flood measured reaches. */
  Extent extent() {
    return extent;
  }

  /**
   * Measures all that hangs together with the part in a half of a quad (0 south, 1 north).
   *
   * @param level the height of the contour, not -0.0; a corner of that half is above
   */
  void from(int seedQuad, int seedHalf, double level) {
    this.level = level;
    nextGeneration();
    area = 0;
    extent.clear();
    stack[0] = 2 * seedQuad + seedHalf;
    entries = 1;
    while (entries > 0) {
      int half = stack[--entries];
      if (fresh(half >>> 1, half & 1)) {
        if (stack.length - entries < 4 * nx) {
          stack = Arrays.copyOf(stack, Math.max(2 * stack.length, entries + 4 * nx));
        }
        row(half >>> 1, half & 1);
      }
    }
  }

  /** Whether the part in a half of a quad (0 south, 1 north) is still to be measured. */
  private boolean fresh(int quad, int half) {
    return (reached[quad] | 2 - half) != (generation << 2 | 3);
  }

  /**
   * Measures a run of parts within a row of quads: the given one, then on eastwards, then on
   * westwards, as far as they hang together.
   */
  private void row(int seed, int seedHalf) {
    int iy = seed / nx;
    int row = iy * nx;
    int seedLinks = links(iy, seed, seedHalf);
    if (seedLinks == 0) {
      return;
    }
    int first = seedLinks == Quad.ALL ? runFrom : seed;
    int last = seedLinks == Quad.ALL ? runTo - 1 : seed;
    int links = seedLinks;
    while (open(links, Quad.EAST) != 0 && last < row + nx - 2) {
      int half = (links & Quad.SE) == 0 ? 1 : 0;
      links = fresh(last + 1, half) ? links(iy, last + 1, half) : 0;
      if (links != 0) {
        last = links == Quad.ALL ? runTo - 1 : last + 1;
      }
    }
    links = seedLinks;
    while (open(links, Quad.WEST) != 0 && first > row) {
      int half = (links & Quad.SW) == 0 ? 1 : 0;
      links = fresh(first - 1, half) ? links(iy, first - 1, half) : 0;
      if (links != 0) {
        first = links == Quad.ALL ? runFrom : first - 1;
      }
    }
    extent.add(iy, first - row, last - row, first);
  }

  /** 1 where a part goes on across a side: one end is inside, and neither is missing; else 0. */
  private static int open(int links, int side) {
    int inside = links & side;
    int missing = links >> 4 & side;
    return -inside >>> 31 & ~(-missing >>> 31);
  }

  /**
   * Measures the part in a half of a quad, with the whole run where the quad is whole.
   *
   * @return the part's inside corners, and shifted by 4 bits the quad's missing ones; 0 where the
   *     quad is empty
   */
  private int links(int iy, int quad, int half) {
    int at = offset + quad;
    int missing = holes ? Quad.missing(z, at, corners) : 0;
    int inside = Quad.inside(z, at, corners, level) & ~missing;
    if (inside == Quad.ALL) {
      whole(iy, quad);
      return inside;
    }
    int halves = 3;
    if (Quad.isSaddle(inside) && missing == 0 && !Quad.meanInside(z, at, corners, level)) {
      inside &= half == 0 ? Quad.SOUTH : Quad.NORTH;
      halves = halves(quad) | 1 << half;
    }
    reached[quad] = generation << 2 | halves;
    return partial(iy, quad, inside, missing);
  }

  /**
   * Measures the longest run of whole quads around one, {@code runFrom} to {@code runTo}
   * (excluded): a rectangle. No quad of such a run has been reached where one has not.
   */
  private void whole(int iy, int quad) {
    final double[] z = this.z;
    final double level = this.level;
    final int nx = this.nx;
    int row = iy * nx;
    int from = offset + quad;
    int last = offset + row;
    while (from > last && z[from - 1] > level && z[from + nx - 1] > level) {
      from--;
    }
    int to = offset + quad + 1;
    last = offset + row + nx - 1;
    while (to < last && z[to + 1] > level && z[to + nx + 1] > level) {
      to++;
    }
    runFrom = from -= offset;
    runTo = to -= offset;
    Arrays.fill(reached, from, to, generation << 2 | 3);
    if (iy > 0) {
      across(from - nx, to - nx, 1, offset);
    }
    if (iy < ny - 2) {
      across(from + nx, to + nx, 0, offset + nx);
    }
    area += (grid.x(to - row) - grid.x(from - row)) * (grid.y(iy + 1) - grid.y(iy));
  }

  /**
   * Puts the quads beside a run of whole ones on the stack, but of those that hang together only
   * the first. They do where the far end of the side between two ({@code far} cells from the quad's
   * index) is present, since its near end is inside.
   */
  private void across(int from, int to, int half, int far) {
    final int[] reached = this.reached;
    final int done = generation << 2 | 3;
    final int other = 2 - half;
    boolean joined = false;
    for (int quad = from; quad < to; quad++) {
      boolean fresh = (reached[quad] | other) != done;
      if (fresh && (!joined || (holes && Double.isNaN(z[far + quad])))) {
        stack[entries++] = 2 * quad + half;
      }
      joined = fresh;
    }
  }

  /** Measures a part of a quad that is not whole; see {@link #links}. */
  private int partial(int iy, int quad, int part, int missing) {
    int ix = quad - iy * nx;
    double dx = grid.x(ix + 1) - grid.x(ix);
    double dy = grid.y(iy + 1) - grid.y(iy);
    if (missing == 0) {
      area += Quad.area(part, z, offset + quad, corners, level) * (dx * dy);
    } else if ((missing & missing - 1) == 0) {
      area += Quad.triangleArea(part, missing, z, offset + quad, corners, level) * (dx * dy);
    } else {
      return 0;
    }
    int links = part | missing << 4;
    if (iy > 0) {
      push(quad - nx, 1, open(links, Quad.SOUTH));
    }
    if (iy < ny - 2) {
      push(quad + nx, 0, open(links, Quad.NORTH));
    }
    return links;
  }

  /** Puts a half of a quad on the stack where it is open and still to be measured. No branch. */
  private void push(int quad, int half, int open) {
    int left = (reached[quad] | 2 - half) ^ (generation << 2 | 3);
    stack[entries] = 2 * quad + half;
    entries += open & (left | -left) >>> 31;
  }

  /**
   * How far what was measured of a quad reaches towards one of its sides, as a share of the way
   * from the opposite one.
   */
  double reach(int iy, int ix, int side) {
    int quad = iy * nx + ix;
    int halves = halves(quad);
    int at = offset + quad;
    int missing = Quad.missing(z, at, corners);
    if (halves == 0 || (missing & missing - 1) != 0) {
      return 0;
    }
    int half = halves == 3 ? Quad.ALL : halves == 1 ? Quad.SOUTH : Quad.NORTH;
    int part = Quad.inside(z, at, corners, level) & ~missing & half;
    return Quad.reach(part, missing, side, z, at, corners, level);
  }

  /** The halves of a quad that this flood has measured: 1 south, 2 north. */
  private int halves(int quad) {
    return reached[quad] >> 2 == generation ? reached[quad] & 3 : 0;
  }

  private void nextGeneration() {
    if (++generation > Integer.MAX_VALUE >> 2) {
      Arrays.fill(reached, 0);
      generation = 1;
    }
  }

  private void take(Grid grid) {
    this.grid = grid;
    nx = grid.nx();
    ny = grid.ny();
    corners[1] = 1;
    corners[2] = nx + 1;
    corners[3] = nx;
    if (reached.length < grid.cells()) {
      reached = new int[grid.cells()];
    }
  }
}

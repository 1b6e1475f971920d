package io.github.orometry.contour;

import io.github.orometry.surface.Grid;
import java.util.Arrays;
import java.util.Objects;

/**
 * Measures the region of a summit at a level: its bounding box and its area, by the rules of this
 * package, without tracing an outline.
 *
 * <p>A workspace: {@link #surface} binds it to a surface, {@link #measure} may then be called any
 * number of times, and the accessors answer for the last call that returned true. It grows to the
 * largest surface seen and allocates nothing otherwise. Not thread safe; use one a thread. An
 * answer depends on the surface, the summit and the level alone, to the last bit, never on earlier
 * calls.
 *
 * <p>The cost of a call is O(quads of the region): a flood, row by row, through sides of which a
 * piece is inside.
 */
public final class RegionMeasure {
  /*
   * A quad is known by the index of its south-west cell, a half of it by 2 * quad (south) or
   * 2 * quad + 1 (north): the two parts of a saddle lie in different halves. reached[quad] is
   * 4 * generation + the halves measured in that generation's flood (1 south, 2 north); a quad with
   * one part owns both. An entry of the stack is a half to measure. Each part adds at most one entry
   * a side to the north and south, a split saddle two in all, so 2 * cells + 4 suffice.
   */
  private int[] reached = new int[0];
  private int[] stack = new int[4];
  private int generation;

  private Grid grid;
  private int nx;
  private int ny;
  private double[] x = new double[0];
  private double[] y = new double[0];
  private double[] z;
  private int offset;
  private double lowest;
  private boolean holes;

  /* The flood under way. */
  private double level;
  private int entries;
  private int firstQuad;
  private int runFrom;
  private int runTo;
  private double floodArea;
  private final Box floodBox = new Box();

  /* The answer. */
  private double area;
  private final Box box = new Box();

  /**
   * Binds the surface that the next calls of {@link #measure} mean. O(cells). The values are read,
   * never changed nor copied: they must stay as they are while they are bound.
   *
   * @param values heights, row-major, cell {@code (iy, ix)} at {@code offset + iy * nx + ix}; NaN
   *     is a missing cell
   * @param offset index of the surface's first cell
   * @throws IndexOutOfBoundsException where {@code values} ends before the surface does
   */
  public void surface(Grid grid, double[] values, int offset) {
    Objects.checkFromIndexSize(offset, grid.cells(), values.length);
    if (this.grid != grid) {
      axes(grid);
    }
    z = values;
    this.offset = offset;
    scan(offset, offset + grid.cells());
  }

  /**
   * Measures the region of a summit at a level.
   *
   * @param summit the summit's cell, in [0, cells)
   * @param level the height of the contour
   * @return whether there is a region; where there is none the accessors keep their last answer
   * @throws IndexOutOfBoundsException where there is no such cell
   * @throws IllegalStateException where no surface is bound
   */
  public boolean measure(int summit, double level) {
    if (z == null) {
      throw new IllegalStateException("no surface is bound");
    }
    Objects.checkIndex(summit, nx * ny);
    this.level = (level == lowest ? level - 1 : level) + 0.0; // never -0.0, see Quad.inside
    if (!(z[offset + summit] > this.level)) {
      return false;
    }
    nextGeneration();
    int iy = summit / nx;
    int ix = summit - iy * nx;
    int first = Integer.MAX_VALUE;
    for (int corner = 0; corner < 4; corner++) {
      // The quads that have the summit at their north-east, north-west, south-east, south-west.
      int quadX = ix - 1 + (corner & 1);
      int quadY = iy - 1 + (corner >> 1);
      if (quadX < 0 || quadX >= nx - 1 || quadY < 0 || quadY >= ny - 1) {
        continue;
      }
      int quad = quadY * nx + quadX;
      int half = 1 - (corner >> 1);
      if (fresh(quad, half)) {
        flood(2 * quad + half);
        if (firstQuad < first) {
          first = firstQuad;
          area = floodArea;
          box.copy(floodBox);
        }
      }
    }
    return first != Integer.MAX_VALUE;
  }

  /** The least x of the region. */
  public double x0() {
    return box.west;
  }

  /** The least y of the region. */
  public double y0() {
    return box.south;
  }

  /** The extent of the region in x. */
  public double width() {
    return box.east - box.west;
  }

  /** The extent of the region in y. */
  public double height() {
    return box.north - box.south;
  }

  /** The area of the region, less its holes, in units of x times units of y. */
  public double area() {
    return area;
  }

  /** Measures all that can be reached from the part in a half of a quad at the summit. */
  private void flood(int seed) {
    firstQuad = Integer.MAX_VALUE;
    floodArea = 0;
    floodBox.clear();
    stack[0] = seed;
    entries = 1;
    while (entries > 0) {
      int half = stack[--entries];
      if (fresh(half >> 1, half & 1)) {
        row(half >> 1, half & 1);
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
    int seedFrom = seedLinks == Quad.ALL ? runFrom : seed;
    int links = seedLinks;
    int quad = seed;
    while (true) {
      quad = links == Quad.ALL ? runTo : quad + 1;
      int half = (links & Quad.SE) == 0 ? 1 : 0;
      if (!open(links, Quad.EAST) || quad == row + nx - 1 || !fresh(quad, half)) {
        break;
      }
      links = links(iy, quad, half);
    }
    links = seedLinks;
    quad = seedFrom;
    while (true) {
      quad--;
      int half = (links & Quad.SW) == 0 ? 1 : 0;
      if (!open(links, Quad.WEST) || quad < row || !fresh(quad, half)) {
        break;
      }
      links = links(iy, quad, half);
      quad = links == Quad.ALL ? runFrom : quad;
    }
  }

  /** Whether a part goes on across a side: one end is inside, and neither is missing. */
  private static boolean open(int links, int side) {
    return (links & side) != 0 && (links & side << 4) == 0;
  }

  /**
   * Measures the part in a half of a quad, with the whole run where the quad is whole.
   *
   * @return the part's inside corners, and shifted by 4 bits the quad's missing ones; 0 where the
   *     quad is empty
   */
  private int links(int iy, int quad, int half) {
    int at = offset + quad;
    double sw = z[at];
    double se = z[at + 1];
    double nw = z[at + nx];
    double ne = z[at + nx + 1];
    if (sw > level && se > level && nw > level && ne > level) {
      whole(iy, quad);
      return Quad.ALL;
    }
    return partial(iy, quad, half, sw, se, ne, nw);
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
    firstQuad = Math.min(firstQuad, from);
    floodArea += (x[to - row] - x[from - row]) * (y[iy + 1] - y[iy]);
    floodBox.add(x[from - row], y[iy]);
    floodBox.add(x[to - row], y[iy + 1]);
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
      if (fresh && (!joined || holes && Double.isNaN(z[far + quad]))) {
        stack[entries++] = 2 * quad + half;
      }
      joined = fresh;
    }
  }

  /** Measures a part of a quad that is not whole; see {@link #links}. */
  private int partial(int iy, int quad, int half, double sw, double se, double ne, double nw) {
    int missing = holes ? Quad.missing(sw, se, ne, nw) : 0;
    int part = Quad.inside(sw, se, ne, nw, level) & ~missing;
    int halves = 3;
    if (Quad.isSaddle(part) && missing == 0 && !Quad.meanInside(sw, se, ne, nw, level)) {
      part &= half == 0 ? Quad.SOUTH : Quad.NORTH;
      halves = (reached[quad] >> 2 == generation ? reached[quad] & 3 : 0) | 1 << half;
    }
    reached[quad] = generation << 2 | halves;
    int ix = quad - iy * nx;
    if (missing == 0) {
      double dx = x[ix + 1] - x[ix];
      double dy = y[iy + 1] - y[iy];
      floodArea += Quad.area(part, sw, se, ne, nw, level) * (dx * dy);
      extend(iy, ix, part, sw, se, ne, nw);
    } else if ((missing & missing - 1) == 0) {
      triangle(iy, ix, missing, sw, se, ne, nw);
    } else {
      return 0;
    }
    firstQuad = Math.min(firstQuad, quad);
    int links = part | missing << 4;
    if (iy > 0) {
      push(quad - nx, 1, open(links, Quad.SOUTH));
    }
    if (iy < ny - 2) {
      push(quad + nx, 0, open(links, Quad.NORTH));
    }
    return links;
  }

  private void push(int quad, int half, boolean open) {
    stack[entries] = 2 * quad + half;
    entries += open && fresh(quad, half) ? 1 : 0;
  }

  /** Extends the box to a part of a quad without missing corners; most parts lie in it already. */
  private void extend(int iy, int ix, int part, double sw, double se, double ne, double nw) {
    double west = x[ix];
    double east = x[ix + 1];
    if (west < floodBox.west) {
      double reach = (part & Quad.WEST) != 0 ? 1 : reach(part, Quad.SE, se, sw, Quad.NE, ne, nw);
      floodBox.addX(between(east, west, reach));
    }
    if (east > floodBox.east) {
      double reach = (part & Quad.EAST) != 0 ? 1 : reach(part, Quad.SW, sw, se, Quad.NW, nw, ne);
      floodBox.addX(between(west, east, reach));
    }
    double south = y[iy];
    double north = y[iy + 1];
    if (south < floodBox.south) {
      double reach = (part & Quad.SOUTH) != 0 ? 1 : reach(part, Quad.NW, nw, sw, Quad.NE, ne, se);
      floodBox.addY(between(north, south, reach));
    }
    if (north > floodBox.north) {
      double reach = (part & Quad.NORTH) != 0 ? 1 : reach(part, Quad.SW, sw, nw, Quad.SE, se, ne);
      floodBox.addY(between(south, north, reach));
    }
  }

  /**
   * How far a part reaches from one side of its quad, where it has a corner, towards the opposite
   * one, where it has none: the farther crossing of its corners {@code a} and {@code b}.
   */
  private double reach(int part, int a, double za, double toA, int b, double zb, double toB) {
    double reachA = (part & a) == 0 ? 0 : Quad.crossing(za, toA, level);
    double reachB = (part & b) == 0 ? 0 : Quad.crossing(zb, toB, level);
    return Math.max(reachA, reachB);
  }

  /** The point at a share of the way, exactly at either end. */
  private static double between(double from, double to, double share) {
    return share == 1 ? to : from + share * (to - from);
  }

  /** Measures the part of a quad with one missing corner. */
  private void triangle(int iy, int ix, int missing, double sw, double se, double ne, double nw) {
    double west = x[ix];
    double east = x[ix + 1];
    double south = y[iy];
    double north = y[iy + 1];
    double dx = east - west;
    double dy = north - south;
    // The right angle is opposite to the missing corner.
    double area =
        switch (missing) {
          case Quad.SW -> triangle(east, north, ne, west, nw, south, se);
          case Quad.SE -> triangle(west, north, nw, east, ne, south, sw);
          case Quad.NE -> triangle(west, south, sw, east, se, north, nw);
          default -> triangle(east, south, se, west, sw, north, ne);
        };
    floodArea += area * (dx * dy);
  }

  /**
   * Extends the box to the part of the triangle with its right angle at {@code (x, y)}, height
   * {@code z}, and the others at {@code (otherX, y)}, height {@code zx}, and {@code (x, otherY)},
   * height {@code zy}.
   *
   * @return the area of the part as a fraction of the quad's rectangle
   */
  private double triangle(
      double x, double y, double z, double otherX, double zx, double otherY, double zy) {
    boolean in = z > level;
    boolean inX = zx > level;
    boolean inY = zy > level;
    corner(in, x, y);
    corner(inX, otherX, y);
    corner(inY, x, otherY);
    if (in != inX) {
      double share = Quad.crossing(z, zx, level);
      floodBox.add(between(x, otherX, share), y);
    }
    if (in != inY) {
      double share = Quad.crossing(z, zy, level);
      floodBox.add(x, between(y, otherY, share));
    }
    if (inX != inY) {
      double share = Quad.crossing(zx, zy, level);
      floodBox.add(between(otherX, x, share), between(y, otherY, share));
    }
    return Quad.triangleArea(z, zx, zy, level);
  }

  private void corner(boolean inside, double x, double y) {
    if (inside) {
      floodBox.add(x, y);
    }
  }

  private void nextGeneration() {
    if (++generation > Integer.MAX_VALUE >> 2) {
      Arrays.fill(reached, 0);
      generation = 1;
    }
  }

  private void axes(Grid grid) {
    nx = grid.nx();
    ny = grid.ny();
    if (x.length < nx) {
      x = new double[nx];
    }
    if (y.length < ny) {
      y = new double[ny];
    }
    for (int ix = 0; ix < nx; ix++) {
      x[ix] = grid.x(ix);
    }
    for (int iy = 0; iy < ny; iy++) {
      y[iy] = grid.y(iy);
    }
    if (reached.length < grid.cells()) {
      reached = new int[grid.cells()];
      stack = new int[2 * grid.cells() + 4];
    }
    this.grid = grid;
  }

  /** Finds the lowest height present (infinite where there is none), and whether any is missing. */
  private void scan(int from, int to) {
    double least = Double.POSITIVE_INFINITY;
    boolean missing = false;
    for (int i = from; i < to; i++) {
      double height = z[i];
      least = height < least ? height : least;
      missing |= Double.isNaN(height);
    }
    lowest = least;
    holes = missing;
  }
}

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
   * 2 * quad + 1 (north): the two parts of a saddle lie in different halves. reached[half] ==
   * generation means that the part in it has been measured in this flood; a quad with one part owns
   * both its halves. An entry of the stack is a half to measure. Each quad adds at most two entries,
   * so 2 * cells + 4 suffice.
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

  /* The flood under way. */
  private double level;
  private int entries;
  private int firstQuad;
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
    lowest = lowest(values, offset, offset + grid.cells());
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
    this.level = level == lowest ? level - 1 : level;
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
      int half = 2 * (quadY * nx + quadX) + 1 - (corner >> 1);
      if (reached[half] != generation) {
        flood(half);
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
      if (reached[half] != generation) {
        int quad = half >> 1;
        int iy = quad / nx;
        row(iy, quad - iy * nx, half & 1);
      }
    }
  }

  /**
   * Measures a run of parts within a row of quads: the given one, then on eastwards, then on
   * westwards, as far as they hang together. Whole quads are only counted here: together they are
   * rectangles of one height.
   */
  private void row(int iy, int seed, int seedHalf) {
    int seedLinks = quad(iy, seed, seedHalf);
    int from = nx;
    int to = -1;
    double width = 0;
    int links = seedLinks;
    int ix = seed;
    while (true) {
      if (links == Quad.ALL) {
        width += x[ix + 1] - x[ix];
        from = Math.min(from, ix);
        to = ix + 1;
      }
      ix++;
      int half = 2 * (iy * nx + ix) + ((links & Quad.SE) == 0 ? 1 : 0);
      if (!open(links, Quad.EAST) || ix == nx - 1 || reached[half] == generation) {
        break;
      }
      links = quad(iy, ix, half & 1);
    }
    links = seedLinks;
    ix = seed;
    while (true) {
      ix--;
      int half = 2 * (iy * nx + ix) + ((links & Quad.SW) == 0 ? 1 : 0);
      if (!open(links, Quad.WEST) || ix < 0 || reached[half] == generation) {
        break;
      }
      links = quad(iy, ix, half & 1);
      if (links == Quad.ALL) {
        width += x[ix + 1] - x[ix];
        from = ix;
        to = Math.max(to, ix + 1);
      }
    }
    if (to >= 0) {
      firstQuad = Math.min(firstQuad, iy * nx + from);
      floodArea += width * (y[iy + 1] - y[iy]);
      floodBox.add(x[from], y[iy]);
      floodBox.add(x[to], y[iy + 1]);
    }
  }

  /** Whether a part goes on across a side: one end is inside, and neither is missing. */
  private static boolean open(int links, int side) {
    return (links & side) != 0 && (links & side << 4) == 0;
  }

  /**
   * Measures one part, except for the area and box of a whole quad, and puts its neighbours to the
   * north and south on the stack.
   *
   * @return the part's inside corners, and shifted by 4 bits the quad's missing ones; 0 where the
   *     quad is empty
   */
  private int quad(int iy, int ix, int half) {
    int quad = iy * nx + ix;
    int at = offset + quad;
    double sw = z[at];
    double se = z[at + 1];
    double nw = z[at + nx];
    double ne = z[at + nx + 1];
    int links;
    if (sw > level && se > level && nw > level && ne > level) {
      reached[2 * quad] = generation;
      reached[2 * quad + 1] = generation;
      links = Quad.ALL;
    } else {
      links = partial(iy, ix, half, sw, se, ne, nw);
    }
    if (iy > 0 && open(links, Quad.SOUTH) && reached[2 * (quad - nx) + 1] != generation) {
      stack[entries++] = 2 * (quad - nx) + 1;
    }
    if (iy < ny - 2 && open(links, Quad.NORTH) && reached[2 * (quad + nx)] != generation) {
      stack[entries++] = 2 * (quad + nx);
    }
    return links;
  }

  /** A quad that is not wholly inside; see {@link #quad}. */
  private int partial(int iy, int ix, int half, double sw, double se, double ne, double nw) {
    int quad = iy * nx + ix;
    int part = Quad.inside(sw, se, ne, nw, level);
    int missing = Quad.missing(sw, se, ne, nw);
    if (Quad.isSaddle(part) && missing == 0 && !Quad.meanInside(sw, se, ne, nw, level)) {
      part &= half == 0 ? Quad.SOUTH : Quad.NORTH;
      reached[2 * quad + half] = generation;
    } else {
      reached[2 * quad] = generation;
      reached[2 * quad + 1] = generation;
    }
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
    return part | missing << 4;
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
    if (++generation < 0) {
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
    if (reached.length < 2 * grid.cells()) {
      reached = new int[2 * grid.cells()];
      stack = new int[2 * grid.cells() + 4];
    }
    this.grid = grid;
  }

  /** The lowest height present; infinite where there is none. */
  private static double lowest(double[] values, int from, int to) {
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = from; i < to; i++) {
      if (values[i] < lowest) {
        lowest = values[i];
      }
    }
    return lowest;
  }
}

package io.github.orometry.contour;

/**
 * How far a flood reaches: the outermost rows and columns of quads with a part, and within them the
 * vertex that lies farthest out. Looked for when it is asked for, O(quads of that row or column).
 */
final class Extent {
  private final Flood flood;
  private int westmost;
  private int eastmost;
  private int southmost;
  private int northmost;
  private int firstQuad;

  Extent(Flood flood) {
    this.flood = flood;
  }

  void clear() {
    westmost = southmost = firstQuad = Integer.MAX_VALUE;
    eastmost = northmost = -1;
  }

  /** Takes in the quads from column {@code first} to {@code last} of a row, {@code quad} on. */
  void add(int iy, int first, int last, int quad) {
    westmost = Math.min(westmost, first);
    eastmost = Math.max(eastmost, last);
    southmost = Math.min(southmost, iy);
    northmost = Math.max(northmost, iy);
    firstQuad = Math.min(firstQuad, quad);
  }

  /** The first quad in row-major order that has a part; the largest int where none has. */
  int firstQuad() {
    return firstQuad;
  }

  /** The least x. */
  double west() {
    return x(westmost + 1, westmost, Quad.WEST);
  }

  /** The largest x. */
  double east() {
    return x(eastmost, eastmost + 1, Quad.EAST);
  }

  /** The least y. */
  double south() {
    return y(southmost + 1, southmost, Quad.SOUTH);
  }

  /** The largest y. */
  double north() {
    return y(northmost, northmost + 1, Quad.NORTH);
  }

  /** A vertex of one of the parts in the outermost column lies farthest of all. */
  private double x(int from, int to, int side) {
    int ix = Math.min(from, to);
    double reach = 0;
    for (int iy = southmost; iy <= northmost && reach < 1; iy++) {
      reach = Math.max(reach, flood.reach(iy, ix, side));
    }
    return between(flood.grid().x(from), flood.grid().x(to), reach);
  }

  private double y(int from, int to, int side) {
    int iy = Math.min(from, to);
    double reach = 0;
    for (int ix = westmost; ix <= eastmost && reach < 1; ix++) {
      reach = Math.max(reach, flood.reach(iy, ix, side));
    }
    return between(flood.grid().y(from), flood.grid().y(to), reach);
  }

  /** The point at a share of the way, exactly at either end. */
  private static double between(double from, double to, double share) {
    return share == 1 ? to : from + share * (to - from);
  }
}

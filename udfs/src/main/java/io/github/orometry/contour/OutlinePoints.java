package io.github.orometry.contour;

/** Where the points of {@link OutlineSteps} lie: the same bits as in {@link Bounds}. */
final class OutlinePoints {
  static final int NONE = -1;

  private final Ground ground;
  private final Fans fans;
  private double level;

  /** The coordinates of the point that was asked for last. */
  double x;

  double y;

  /** The padded cell that lies there; {@link #NONE} for none, so that no other point lies there. */
  int cell;

  OutlinePoints(Ground ground, Fans fans) {
    this.ground = ground;
    this.fans = fans;
  }

  /** Points of this level are asked for from now on. */
  void level(double at) {
    level = at;
  }

  /** Finds a point. */
  void find(int point) {
    int size = ground.size;
    if (point >= 3 * size) {
      int node = point - 3 * size;
      at(ground.holes ? fans.cell(node) : node);
    } else if (point >= 2 * size) {
      longSide(point - 2 * size);
    } else {
      int p = point < size ? point : point - size;
      crossing(p, p + (point < size ? 1 : ground.width));
    }
  }

  private void longSide(int q) {
    boolean falling =
        ground.z[q] == Ground.MISSING || ground.z[ground.corner(q, 2)] == Ground.MISSING;
    crossing(falling ? q + 1 : q, ground.corner(q, falling ? 3 : 2));
  }

  private void crossing(int p, int q) {
    boolean up = ground.z[p] > level;
    int from = up ? p : q;
    int to = up ? q : p;
    double share = Ground.crossing(ground.z[from], ground.z[to], level);
    at(to);
    double toX = x;
    double toY = y;
    at(from);
    x = toX == x ? x : Ground.between(x, toX, share);
    y = toY == y ? y : Ground.between(y, toY, share);
    if (x == toX && y == toY) {
      cell = to;
    } else if (x != xOf(from) || y != yOf(from)) {
      cell = NONE;
    }
  }

  private void at(int p) {
    cell = p;
    x = xOf(p);
    y = yOf(p);
  }

  private double xOf(int p) {
    return ground.x[p % ground.width - 1];
  }

  private double yOf(int p) {
    return ground.y[p / ground.width - 1];
  }
}

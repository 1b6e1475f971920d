package io.github.orometry.contour;

/** A bounding box that grows, in the units of the axes. */
final class Box {
  double west;
  double south;
  double east;
  double north;

  void clear() {
    west = south = Double.POSITIVE_INFINITY;
    east = north = Double.NEGATIVE_INFINITY;
  }

  void copy(Box other) {
    west = other.west;
    south = other.south;
    east = other.east;
    north = other.north;
  }

  void add(double x, double y) {
    addX(x);
    addY(y);
  }

  void addX(double x) {
    if (x < west) {
      west = x;
    }
    if (x > east) {
      east = x;
    }
  }

  void addY(double y) {
    if (y < south) {
      south = y;
    }
    if (y > north) {
      north = y;
    }
  }
}

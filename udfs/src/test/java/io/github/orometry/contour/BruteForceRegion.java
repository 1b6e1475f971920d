package io.github.orometry.contour;

import io.github.orometry.surface.Grid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The slow way to a region, for comparison: draws the polygon of every part of the whole surface,
 * joins those that share a piece of a side, and adds up one group. Shares no code with what it
 * checks.
 */
final class BruteForceRegion {
  /** A polygon, the cells of its inside corners, and for each side it goes across an end inside. */
  private record Part(
      int quad, List<double[]> polygon, List<Integer> inside, List<String> sides, int[] group) {}

  private record Corner(int cell, double x, double y, double z, boolean inside) {}

  private final Grid grid;
  private final double[] z;
  private final double level;
  private final List<Part> parts = new ArrayList<>();

  private BruteForceRegion(Grid grid, double[] z, double level) {
    this.grid = grid;
    this.z = z;
    this.level = level;
  }

  /** The region as {x0, y0, width, height, area}, or null. */
  static double[] of(Grid grid, double[] z, int summit, double level) {
    List<List<double[]>> polygons = polygons(grid, z, summit, level);
    return polygons.isEmpty() ? null : measure(polygons);
  }

  /** The polygons of the region's parts, each going round; none where there is no region. */
  static List<List<double[]>> polygons(Grid grid, double[] z, int summit, double level) {
    double lowest = Double.POSITIVE_INFINITY;
    for (double height : z) {
      lowest = Double.isNaN(height) ? lowest : Math.min(lowest, height);
    }
    double drawn = level == lowest ? level - 1 : level;
    return new BruteForceRegion(grid, z, drawn).region(summit);
  }

  /** The same as {@link #of}, the lowest height being a level as any other. */
  static double[] justAbove(Grid grid, double[] z, int summit, double level) {
    List<List<double[]>> polygons = new BruteForceRegion(grid, z, level).region(summit);
    return polygons.isEmpty() ? null : measure(polygons);
  }

  private List<List<double[]>> region(int summit) {
    for (int iy = 0; iy < grid.ny() - 1; iy++) {
      for (int ix = 0; ix < grid.nx() - 1; ix++) {
        draw(iy, ix);
      }
    }
    join();
    // Parts are in row-major order, so the first at the summit in a group may come late; the group
    // that starts first is meant.
    int best = Integer.MAX_VALUE;
    for (Part part : parts) {
      if (part.inside.contains(summit)) {
        best = Math.min(best, part.group[0]);
      }
    }
    List<List<double[]>> polygons = new ArrayList<>();
    for (Part part : parts) {
      if (part.group[0] == best) {
        polygons.add(part.polygon);
      }
    }
    return polygons;
  }

  private void draw(int iy, int ix) {
    List<Corner> corners = new ArrayList<>();
    for (int[] step : new int[][] {{0, 0}, {0, 1}, {1, 1}, {1, 0}}) {
      int cell = (iy + step[0]) * grid.nx() + ix + step[1];
      if (!Double.isNaN(z[cell])) {
        corners.add(
            new Corner(cell, grid.x(ix + step[1]), grid.y(iy + step[0]), z[cell], z[cell] > level));
      }
    }
    if (corners.size() < 3) {
      return;
    }
    int quad = iy * grid.nx() + ix;
    boolean alternate = corners.size() == 4;
    for (int i = 0; i < corners.size(); i++) {
      alternate &= corners.get(i).inside != corners.get((i + 1) % corners.size()).inside;
    }
    if (alternate && !(mean(corners) > level)) {
      for (int i = 0; i < 4; i++) {
        if (corners.get(i).inside) {
          add(quad, List.of(corners.get((i + 3) % 4), corners.get(i), corners.get((i + 1) % 4)), 2);
        }
      }
    } else if (corners.stream().anyMatch(Corner::inside)) {
      add(quad, corners, corners.size());
    }
  }

  /** Of quarters, which is the same but for what is lost among numbers near zero. */
  private static double mean(List<Corner> corners) {
    double[] quarter = corners.stream().mapToDouble(corner -> corner.z / 4).toArray();
    return (quarter[0] + quarter[1]) + (quarter[2] + quarter[3]);
  }

  /** Adds the polygon that is met walking the first {@code steps} sides of a ring of corners. */
  private void add(int quad, List<Corner> corners, int steps) {
    Part part = new Part(quad, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new int[1]);
    for (int i = 0; i < steps; i++) {
      Corner from = corners.get(i);
      Corner to = corners.get((i + 1) % corners.size());
      if (from.inside) {
        part.polygon.add(new double[] {from.x, from.y});
        part.inside.add(from.cell);
      }
      if (from.inside != to.inside) {
        double f = (to.z / 4 - level / 4) / (to.z / 4 - from.z / 4);
        part.polygon.add(new double[] {from.x * f + to.x * (1 - f), from.y * f + to.y * (1 - f)});
      }
      if (from.x == to.x || from.y == to.y) {
        String side = Math.min(from.cell, to.cell) + "-" + Math.max(from.cell, to.cell) + " at ";
        if (from.inside) {
          part.sides.add(side + from.cell);
        }
        if (to.inside) {
          part.sides.add(side + to.cell);
        }
      }
    }
    parts.add(part);
  }

  /** Gives all parts that hang together the same group: the place of the first of them. */
  private void join() {
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).group[0] = i;
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      Map<String, Integer> least = new HashMap<>();
      for (Part part : parts) {
        for (String side : part.sides) {
          least.merge(side, part.group[0], Math::min);
        }
      }
      for (Part part : parts) {
        for (String side : part.sides) {
          changed |= least.get(side) < part.group[0];
          part.group[0] = Math.min(part.group[0], least.get(side));
        }
      }
    }
  }

  private static double[] measure(List<List<double[]>> polygons) {
    double area = 0;
    double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (List<double[]> polygon : polygons) {
      double[] last = polygon.get(polygon.size() - 1);
      double[] origin = polygon.get(0);
      for (double[] point : polygon) {
        area +=
            ((last[0] - origin[0]) * (point[1] - origin[1])
                    - (point[0] - origin[0]) * (last[1] - origin[1]))
                / 2;
        last = point;
        for (int axis = 0; axis < 2; axis++) {
          low[axis] = Math.min(low[axis], point[axis]);
          high[axis] = Math.max(high[axis], point[axis]);
        }
      }
    }
    return new double[] {low[0], low[1], high[0] - low[0], high[1] - low[1], area};
  }
}

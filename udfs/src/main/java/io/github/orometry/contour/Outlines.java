package io.github.orometry.contour;

import java.util.Arrays;

/**
 * Traces the outlines of regions of a surface, one after another: rings of vertices, by the rules
 * of this package.
 *
 * <p>A workspace: {@link #trace} traces an outline, and the accessors tell of it until the next.
 * Polygons and rings count from 0. The first ring of a polygon is its outer one and goes round
 * counter-clockwise (x to the right, y up), the others are holes and go round clockwise. A ring is
 * closed by its first vertex. It grows to the largest outline seen, about 25 bytes a cell besides,
 * and allocates nothing otherwise. Not thread safe; use one a thread.
 *
 * <p>An outline takes O(k + v + r log r) for k cells in the region, v vertices and r rings.
 */
public final class Outlines {
  private final Regions regions;
  private final OutlineSteps steps;
  private final OutlineRings rings;

  /** The rings, polygon after polygon, and by polygon the place of its first among them. */
  private int[] order = new int[8];

  private int[] first = new int[8];
  private int polygons;

  /**
   * A workspace.
   *
   * @param regions whose surface is meant, as {@link Regions#surface} binds it
   */
  public Outlines(Regions regions) {
    this.regions = regions;
    steps = new OutlineSteps(regions.ground(), regions.fans());
    rings = new OutlineRings(regions.ground(), regions.fans(), steps);
  }

  /**
   * Traces the outline of a summit's region at a level.
   *
   * @param summit the summit's cell, in [0, cells); any other cell is taken likewise
   * @param level the height of the contour
   * @return whether there is a region; where there is none, or what there is has no area, no
   *     polygon
   * @throws IndexOutOfBoundsException where there is no such cell
   */
  public boolean trace(int summit, double level) {
    return drawn(summit, regions.drawn(level));
  }

  /** The same just above a level, the lowest height of the surface being a level as any other. */
  public boolean traceAbove(int summit, double level) {
    return drawn(summit, level);
  }

  /** The same for the whole piece that holds a summit. */
  public boolean tracePiece(int summit) {
    return drawn(summit, regions.belowAll());
  }

  private boolean drawn(int summit, double atLevel) {
    double level = atLevel + 0.0;
    polygons = 0;
    first[0] = 0;
    int node = regions.node(summit, level);
    if (node == Regions.NONE) {
      return false;
    }
    Ground ground = regions.ground();
    int second = ground.holes ? regions.fans().second(node) : 0;
    int quad = steps.find(node, level);
    if (second != 0 && !steps.holds(second) && steps.find(second, level) > quad) {
      steps.find(node, level);
    }
    rings.make(level);
    arrange();
    return true;
  }

  /** Puts each outer ring before its holes. */
  private void arrange() {
    if (order.length <= rings.count) {
      order = new int[rings.count + (rings.count >> 1) + 1];
      first = new int[order.length];
    }
    int placed = 0;
    for (int outer = 0; outer < rings.count; outer++) {
      if (rings.area[outer] > 0) {
        first[polygons++] = placed;
        order[placed++] = outer;
        for (int hole = 0; hole < rings.count; hole++) {
          if (rings.area[hole] < 0 && rings.around(hole) == outer) {
            order[placed++] = hole;
          }
        }
      }
    }
    first[polygons] = placed;
  }

  /** Number of polygons: one, unless parts of the region come apart by rounding. */
  public int polygons() {
    return polygons;
  }

  /** The first ring of a polygon, its outer one; of {@link #polygons}, the number of rings. */
  public int firstRing(int polygon) {
    return first[polygon];
  }

  /** Number of rings of all polygons. */
  public int rings() {
    return first[polygons];
  }

  /** Number of vertices of a ring, of which the first comes twice. */
  public int vertices(int ring) {
    return rings.begin[order[ring] + 1] - rings.begin[order[ring]];
  }

  /** The x of vertex {@code i} of a ring. */
  public double x(int ring, int i) {
    return rings.x[rings.begin[order[ring]] + i];
  }

  /** The y of vertex {@code i} of a ring. */
  public double y(int ring, int i) {
    return rings.y[rings.begin[order[ring]] + i];
  }

  /** The x of the vertices of a ring, a copy. */
  public double[] xs(int ring) {
    return copy(rings.x, ring);
  }

  /** The y of the vertices of a ring, a copy. */
  public double[] ys(int ring) {
    return copy(rings.y, ring);
  }

  private double[] copy(double[] all, int ring) {
    return Arrays.copyOfRange(all, rings.begin[order[ring]], rings.begin[order[ring] + 1]);
  }

  /** The area within the outer rings, less that within the holes. */
  public double area() {
    double sum = 0;
    for (int ring = 0; ring < rings(); ring++) {
      sum += rings.area[order[ring]] / 2;
    }
    return sum;
  }
}

package io.github.orometry.contour;

import io.github.orometry.surface.Grid;
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
  private final Flood flood = new Flood();
  private Grid grid;
  private double[] values;
  private int offset;

  private double area;
  private double x0;
  private double x1;
  private double y0;
  private double y1;

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
    flood.bind(grid, values, offset);
    this.grid = grid;
    this.values = values;
    this.offset = offset;
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
    if (grid == null) {
      throw new IllegalStateException("no surface is bound");
    }
    Objects.checkIndex(summit, grid.cells());
    // Never -0.0, see Quad.inside.
    double drawn = (level == flood.lowest() ? level - 1 : level) + 0.0;
    return values[offset + summit] > drawn && measureFrom(summit, drawn);
  }

  /**
   * Floods from the quads at the summit: in general the first flood reaches them all, but beside
   * missing cells there can be several regions, of which the one with the first quad is meant.
   */
  private boolean measureFrom(int summit, double level) {
    int nx = grid.nx();
    int time = flood.time();
    int first = Integer.MAX_VALUE;
    for (int corner = 0; corner < 4; corner++) {
      // The quads with the summit at their north-east, north-west, south-east, south-west.
      int ix = summit % nx - 1 + (corner & 1);
      int iy = summit / nx - 1 + (corner >> 1);
      int half = 1 - (corner >> 1);
      if (ix < 0
          || ix >= nx - 1
          || iy < 0
          || iy >= grid.ny() - 1
          || flood.reachedSince(time, iy * nx + ix, half)) {
        continue;
      }
      flood.from(iy * nx + ix, half, level);
      if (flood.extent().firstQuad() < first) {
        first = flood.extent().firstQuad();
        keepAnswer();
      }
    }
    return first != Integer.MAX_VALUE;
  }

  private void keepAnswer() {
    area = flood.area();
    Extent extent = flood.extent();
    x0 = extent.west();
    x1 = extent.east();
    y0 = extent.south();
    y1 = extent.north();
  }

  /** The least x of the region. */
  public double x0() {
    return x0;
  }

  /** The least y of the region. */
  public double y0() {
    return y0;
  }

  /** The extent of the region in x. */
  public double width() {
    return x1 - x0;
  }

  /** The extent of the region in y. */
  public double height() {
    return y1 - y0;
  }

  /** The area of the region, less its holes, in units of x times units of y. */
  public double area() {
    return area;
  }
}

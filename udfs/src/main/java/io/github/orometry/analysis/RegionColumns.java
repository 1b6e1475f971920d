package io.github.orometry.analysis;

/**
 * Regions as columns, an entry a region: the height of its contour, its bounding box and its area.
 * Of a region that is not there, every column but the level is NaN. They are those of {@link
 * PeakBlock#slices} or {@link PeakBlock#domains}, and like the block's own columns.
 */
public final class RegionColumns {
  private static final int LEVEL = 0;
  private static final int X0 = 1;
  private static final int Y0 = 2;
  private static final int WIDTH = 3;
  private static final int DEPTH = 4;
  private static final int AREA = 5;

  final Columns columns;

  RegionColumns() {
    this(new Columns(0, 6));
  }

  private RegionColumns(Columns columns) {
    this.columns = columns;
  }

  /** A copy of the first regions. */
  RegionColumns copy(int regions) {
    return new RegionColumns(columns.copy(regions));
  }

  /** The heights of the contours. */
  public double[] level() {
    return columns.numbers[LEVEL];
  }

  /** The least x of the bounding boxes. */
  public double[] x0() {
    return columns.numbers[X0];
  }

  /** The least y of the bounding boxes. */
  public double[] y0() {
    return columns.numbers[Y0];
  }

  /** The extents of the bounding boxes in x. */
  public double[] width() {
    return columns.numbers[WIDTH];
  }

  /** The extents of the bounding boxes in y. */
  public double[] depth() {
    return columns.numbers[DEPTH];
  }

  /** The areas, less holes, in units of x times units of y. */
  public double[] area() {
    return columns.numbers[AREA];
  }

  void setNone(int i, double level) {
    set(i, level, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  void set(int i, double level, double x0, double y0, double width, double depth, double area) {
    columns.numbers[LEVEL][i] = level;
    columns.numbers[X0][i] = x0;
    columns.numbers[Y0][i] = y0;
    columns.numbers[WIDTH][i] = width;
    columns.numbers[DEPTH][i] = depth;
    columns.numbers[AREA][i] = area;
  }
}

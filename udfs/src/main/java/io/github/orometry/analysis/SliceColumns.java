package io.github.orometry.analysis;

/**
 * The slices of a block's peaks: that of peak p at level l is {@code p * levels().count() + l}. A
 * slice that is not there has its level, and NaN in every other column.
 */
public final class SliceColumns {
  private static final int LEVEL = 0;
  private static final int X0 = 1;
  private static final int Y0 = 2;
  private static final int WIDTH = 3;
  private static final int DEPTH = 4;
  private static final int AREA = 5;

  final Columns columns = new Columns(0, 6);
  private final SliceLevels levels;

  SliceColumns(SliceLevels levels) {
    this.levels = levels;
  }

  /** The slice levels. */
  public SliceLevels levels() {
    return levels;
  }

  /** The heights of the contours, multiplier x height of the peak. */
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

  void setNone(int slice, double level) {
    set(slice, level, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  void set(int slice, double level, double x0, double y0, double width, double depth, double area) {
    columns.numbers[LEVEL][slice] = level;
    columns.numbers[X0][slice] = x0;
    columns.numbers[Y0][slice] = y0;
    columns.numbers[WIDTH][slice] = width;
    columns.numbers[DEPTH][slice] = depth;
    columns.numbers[AREA][slice] = area;
  }
}

package io.github.orometry.job.picture;

import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.io.OutputStream;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A picture of numbers on a grid: a square of pixels for each cell, x to the right, axes in the
 * units of the grid, and a colour bar from the least to the largest number. Cells are drawn equally
 * wide also where the axes are uneven.
 */
public final class GridPicture {
  /** Which way y grows. */
  public enum Y {
    UP,
    DOWN
  }

  /** The numbers. */
  @FunctionalInterface
  public interface Cells {
    /** That of column ix, in [0, nx), and row iy, in [0, ny): finite, or NaN for no number. */
    double at(int ix, int iy);
  }

  /** Cells of a grid that is worth several threads. */
  private static final int LARGE = 1 << 17;

  private static final int LONG_SIDE = 600;
  private static final int SHORT_SIDE = 60;
  private static final int MARGIN = 16;
  private static final int GAP = 8;
  private static final int TICK = 5;
  private static final int BAR_WIDTH = 18;
  private static final int TICK_ROOM = 90;
  private static final int INK = ColourMap.INK;

  private final String title;
  private final Grid grid;
  private final Y y;
  private final Cells cells;
  private final double min;
  private final double max;
  private final int plotWidth;
  private final int plotHeight;
  private final List<AxisTicks.Tick> xTicks;
  private final List<AxisTicks.Tick> yTicks;
  private final int left;
  private final int top = MARGIN + BitmapFont.HEIGHT + GAP + GAP;

  private GridPicture(String title, Grid grid, Y y, Cells cells) {
    this.title = title;
    this.grid = grid;
    this.y = y;
    this.cells = cells;
    DoubleSummaryStatistics range = range(grid, cells);
    min = range.getMin();
    max = range.getMax();
    int longest = Math.max(grid.nx(), grid.ny());
    plotWidth = pixels(grid.nx(), longest);
    plotHeight = pixels(grid.ny(), longest);
    xTicks =
        AxisTicks.apart(
            AxisTicks.along(grid.xs(), plotWidth / TICK_ROOM + 1),
            (double) plotWidth / grid.nx(),
            tick -> BitmapFont.width(tick.label()) + GAP);
    yTicks =
        AxisTicks.apart(
            AxisTicks.along(grid.ys(), plotHeight / TICK_ROOM + 1),
            (double) plotHeight / grid.ny(),
            tick -> BitmapFont.HEIGHT + GAP / 2);
    int labels = yTicks.stream().mapToInt(tick -> BitmapFont.width(tick.label())).max().orElse(0);
    left = MARGIN + BitmapFont.ADVANCE + GAP + labels + GAP + TICK;
  }

  /**
   * Writes it as a PNG, in a few large pieces.
   *
   * @param title what the numbers are, in small letters
   */
  public static void write(OutputStream out, String title, Grid grid, Y y, Cells cells)
      throws IOException {
    Png.write(out, new GridPicture(title, grid, y, cells).draw());
  }

  private static DoubleSummaryStatistics range(Grid grid, Cells cells) {
    DoubleSummaryStatistics range = new DoubleSummaryStatistics();
    for (int ix = 0; ix < grid.nx(); ix++) {
      for (int iy = 0; iy < grid.ny(); iy++) {
        double number = cells.at(ix, iy);
        if (!Double.isNaN(number)) {
          range.accept(number);
        }
      }
    }
    return range;
  }

  /**
   * Whole pixels to a cell, the longest axis near 600 pixels and no side much below 60; more cells
   * than 1200 share pixels.
   */
  private static int pixels(int cells, int longest) {
    int scale = Math.max(1, LONG_SIDE / longest);
    int wished = (int) Math.min((long) cells * scale, 2L * LONG_SIDE);
    if (wished >= SHORT_SIDE) {
      return wished;
    }
    return cells * Math.max(1, SHORT_SIDE / cells);
  }

  private Canvas draw() {
    int barLabels = Math.max(label(min).length(), label(max).length());
    int right = 3 * GAP + BAR_WIDTH + GAP + barLabels * BitmapFont.ADVANCE + MARGIN;
    int bottom = TICK + GAP + BitmapFont.HEIGHT + GAP + BitmapFont.HEIGHT + MARGIN;
    int width = Math.max(left + plotWidth + right, 2 * MARGIN + BitmapFont.width(title));
    Canvas canvas = new Canvas(width, top + plotHeight + bottom);
    canvas.text(MARGIN, MARGIN, title, INK);
    drawCells(canvas);
    drawXAxis(canvas);
    drawYAxis(canvas);
    drawBar(canvas);
    return canvas;
  }

  /** The rows of pixels, those of a large grid on all cores. */
  private void drawCells(Canvas canvas) {
    int high = run(grid.ny(), plotHeight);
    IntStream rows = IntStream.range(0, (plotHeight + high - 1) / high);
    (grid.cells() >= LARGE ? rows.parallel() : rows).forEach(i -> drawRow(canvas, i * high, high));
    canvas.frame(left, top, plotWidth, plotHeight, INK);
  }

  /** Where several cells share a pixel, it shows the largest; where there is no number, paper. */
  private void drawRow(Canvas canvas, int py, int high) {
    int wide = run(grid.nx(), plotWidth);
    for (int px = 0; px < plotWidth; px += wide) {
      double largest = largest(px, py);
      if (!Double.isNaN(largest)) {
        int shade = ColourMap.shade(fraction(largest));
        canvas.fill(left + px, top + below(py, high), wide, high, shade);
      }
    }
  }

  /**
   * How far below the top of the plot something begins that is {@code high}, {@code py} along y.
   */
  private int below(int py, int high) {
    return y == Y.DOWN ? py : plotHeight - py - high;
  }

  /** Halved, because the difference of two numbers may be too large for one. */
  private double fraction(double number) {
    return max > min ? (number / 2 - min / 2) / (max / 2 - min / 2) : 0;
  }

  /** Pixels of a whole cell, or one pixel of several cells. */
  private static int run(int cells, int pixels) {
    return Math.max(1, pixels / cells);
  }

  private double largest(int px, int py) {
    double largest = Double.NaN;
    for (int ix = first(px, grid.nx(), plotWidth); ix < end(px, grid.nx(), plotWidth); ix++) {
      for (int iy = first(py, grid.ny(), plotHeight); iy < end(py, grid.ny(), plotHeight); iy++) {
        double number = cells.at(ix, iy);
        largest = number > largest || Double.isNaN(largest) ? number : largest;
      }
    }
    return largest;
  }

  private static int first(int pixel, int cells, int pixels) {
    return (int) ((long) pixel * cells / pixels);
  }

  private static int end(int pixel, int cells, int pixels) {
    return Math.max(first(pixel, cells, pixels) + 1, first(pixel + 1, cells, pixels));
  }

  private void drawXAxis(Canvas canvas) {
    int axis = top + plotHeight;
    for (AxisTicks.Tick tick : xTicks) {
      int x = left + (int) ((tick.bin() + 0.5) * plotWidth / grid.nx());
      canvas.fill(x, axis + 1, 1, TICK, INK);
      centred(canvas, x, axis + TICK + GAP, tick.label());
    }
    centred(canvas, left + plotWidth / 2, axis + TICK + GAP + BitmapFont.HEIGHT + GAP, "x");
  }

  private void drawYAxis(Canvas canvas) {
    for (AxisTicks.Tick tick : yTicks) {
      int line = top + below((int) ((tick.bin() + 0.5) * plotHeight / grid.ny()), 1);
      canvas.fill(left - 1 - TICK, line, TICK, 1, INK);
      int labelLeft = left - TICK - GAP - BitmapFont.width(tick.label());
      canvas.text(labelLeft, line - BitmapFont.HEIGHT / 2, tick.label(), INK);
    }
    canvas.text(MARGIN, top + (plotHeight - BitmapFont.HEIGHT) / 2, "y", INK);
  }

  private void drawBar(Canvas canvas) {
    if (!(min <= max)) {
      return; // not one number
    }
    int barLeft = left + plotWidth + 3 * GAP;
    int labels = barLeft + BAR_WIDTH + GAP;
    for (int i = 0; i < plotHeight; i++) {
      double fraction = max > min ? (double) i / (plotHeight - 1) : 0;
      int line = top + plotHeight - 1 - i;
      canvas.fill(barLeft, line, BAR_WIDTH, 1, ColourMap.shade(fraction));
    }
    canvas.frame(barLeft, top, BAR_WIDTH, plotHeight, INK);
    canvas.text(labels, top, label(max), INK);
    canvas.text(labels, top + plotHeight - BitmapFont.HEIGHT, label(min), INK);
  }

  private static String label(double number) {
    return Double.isInfinite(number) ? "" : AxisTicks.label(number);
  }

  private static void centred(Canvas canvas, int x, int y, String text) {
    canvas.text(x - BitmapFont.width(text) / 2, y, text, INK);
  }
}

package io.github.orometry.job.counts;

import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A picture of counts: a square of pixels for each bin, x to the right and y upwards, axes in the
 * units of the grid, and a colour bar from the least to the largest count. Bins are drawn equally
 * wide also where the axes are uneven.
 */
public final class CountsPicture {
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
  private final double[] counts;
  private final double min;
  private final double max;
  private final int plotWidth;
  private final int plotHeight;
  private final List<AxisTicks.Tick> xTicks;
  private final List<AxisTicks.Tick> yTicks;
  private final int left;
  private final int top = MARGIN + BitmapFont.HEIGHT + GAP + GAP;

  private CountsPicture(String title, Grid grid, double[] counts) {
    this.title = title;
    this.grid = grid;
    this.counts = counts;
    min = Arrays.stream(counts).min().orElseThrow();
    max = Arrays.stream(counts).max().orElseThrow();
    int longest = Math.max(grid.nx(), grid.ny());
    plotWidth = pixels(grid.nx(), longest);
    plotHeight = pixels(grid.ny(), longest);
    xTicks = AxisTicks.along(grid.xs(), plotWidth / TICK_ROOM + 1);
    yTicks = AxisTicks.along(grid.ys(), plotHeight / TICK_ROOM + 1);
    int labels = yTicks.stream().mapToInt(tick -> BitmapFont.width(tick.label())).max().orElse(0);
    left = MARGIN + BitmapFont.ADVANCE + GAP + labels + GAP + TICK;
  }

  /**
   * Writes a PNG file.
   *
   * @param title what the counts are, in small letters
   * @param counts shape (n_x, n_y), bin (ix, iy) at {@code ix * n_y + iy}; finite
   */
  public static void write(Path file, String title, Grid grid, double[] counts) throws IOException {
    if (counts.length != grid.cells()) {
      throw new IllegalArgumentException(
          counts.length + " counts for a grid of " + grid.cells() + " bins");
    }
    Png.write(file, new CountsPicture(title, grid, counts).draw());
  }

  /**
   * Whole pixels to a bin, the longest axis near 600 pixels and no side much below 60; more bins
   * than 1200 share pixels.
   */
  private static int pixels(int bins, int longest) {
    int scale = Math.max(1, LONG_SIDE / longest);
    int wished = (int) Math.min((long) bins * scale, 2L * LONG_SIDE);
    if (wished >= SHORT_SIDE) {
      return wished;
    }
    return bins * Math.max(1, SHORT_SIDE / bins);
  }

  private Canvas draw() {
    int barLabels = Math.max(barLabel(min).length(), barLabel(max).length());
    int right = 3 * GAP + BAR_WIDTH + GAP + barLabels * BitmapFont.ADVANCE + MARGIN;
    int bottom = TICK + GAP + BitmapFont.HEIGHT + GAP + BitmapFont.HEIGHT + MARGIN;
    int width = Math.max(left + plotWidth + right, 2 * MARGIN + BitmapFont.width(title));
    Canvas canvas = new Canvas(width, top + plotHeight + bottom);
    canvas.text(MARGIN, MARGIN, title, INK);
    drawBins(canvas);
    drawXAxis(canvas);
    drawYAxis(canvas);
    drawBar(canvas);
    return canvas;
  }

  /** Where several bins share a pixel, it shows the largest. */
  private void drawBins(Canvas canvas) {
    for (int py = 0; py < plotHeight; py += run(grid.ny(), plotHeight)) {
      int high = run(grid.ny(), plotHeight);
      for (int px = 0; px < plotWidth; px += run(grid.nx(), plotWidth)) {
        int wide = run(grid.nx(), plotWidth);
        int shade = ColourMap.shade(fraction(largest(px, py)));
        canvas.fill(left + px, top + plotHeight - py - high, wide, high, shade);
      }
    }
    canvas.frame(left, top, plotWidth, plotHeight, INK);
  }

  private double fraction(double count) {
    return max > min ? (count - min) / (max - min) : 0;
  }

  /** Pixels of a whole bin, or one pixel of several bins. */
  private static int run(int bins, int pixels) {
    return Math.max(1, pixels / bins);
  }

  private double largest(int px, int py) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int ix = first(px, grid.nx(), plotWidth); ix < end(px, grid.nx(), plotWidth); ix++) {
      for (int iy = first(py, grid.ny(), plotHeight); iy < end(py, grid.ny(), plotHeight); iy++) {
        largest = Math.max(largest, counts[ix * grid.ny() + iy]);
      }
    }
    return largest;
  }

  private static int first(int pixel, int bins, int pixels) {
    return (int) ((long) pixel * bins / pixels);
  }

  private static int end(int pixel, int bins, int pixels) {
    return Math.max(first(pixel, bins, pixels) + 1, first(pixel + 1, bins, pixels));
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
      int y = top + plotHeight - 1 - (int) ((tick.bin() + 0.5) * plotHeight / grid.ny());
      canvas.fill(left - 1 - TICK, y, TICK, 1, INK);
      int labelLeft = left - TICK - GAP - BitmapFont.width(tick.label());
      canvas.text(labelLeft, y - BitmapFont.HEIGHT / 2, tick.label(), INK);
    }
    canvas.text(MARGIN, top + (plotHeight - BitmapFont.HEIGHT) / 2, "y", INK);
  }

  private void drawBar(Canvas canvas) {
    int barLeft = left + plotWidth + 3 * GAP;
    int labels = barLeft + BAR_WIDTH + GAP;
    for (int i = 0; i < plotHeight; i++) {
      double fraction = max > min ? (double) i / (plotHeight - 1) : 0;
      int y = top + plotHeight - 1 - i;
      canvas.fill(barLeft, y, BAR_WIDTH, 1, ColourMap.shade(fraction));
    }
    canvas.frame(barLeft, top, BAR_WIDTH, plotHeight, INK);
    canvas.text(labels, top, barLabel(max), INK);
    canvas.text(labels, top + plotHeight - BitmapFont.HEIGHT, barLabel(min), INK);
  }

  private static String barLabel(double count) {
    return AxisTicks.label(count);
  }

  private static void centred(Canvas canvas, int x, int y, String text) {
    canvas.text(x - BitmapFont.width(text) / 2, y, text, INK);
  }
}

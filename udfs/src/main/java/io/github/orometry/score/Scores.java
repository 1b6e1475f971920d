package io.github.orometry.score;

import io.github.orometry.prominence.Peaks;
import io.github.orometry.surface.Grid;
import java.util.Arrays;

/**
 * Scores surfaces of one grid, one at a time: {@link #score} fills the components, and the
 * accessors have them until it is called again. Allocates only to grow. For one thread.
 */
public final class Scores {
  /** From this score on a position is well localized. */
  public static final double WELL_LOCALIZED = 0.65;

  private static final double NEAR_WIDTHS = 3;
  private static final double CONCENTRATED_WIDTHS = 2.5;
  private static final double NEAR_WEIGHT = 0.6;
  private static final double CHILD_WEIGHT = 0.4;
  private static final double LEAST_DEVIATION = 1e-10;

  /** Beyond this, squares would overflow. */
  private static final double LARGE = 0x1p500;

  private final double width;
  private final double side;
  private final PeakDistances distances;

  /** Partial sums, where cells are missing. */
  private final double[] sums = new double[4];

  private double prominenceRatio;
  private double closeness;
  private double spread;
  private double concentration;
  private double contrast;

  /** Of surfaces on this grid. */
  public Scores(Grid grid) {
    double sideX = grid.x(grid.nx() - 1) - grid.x(0);
    double sideY = grid.y(grid.ny() - 1) - grid.y(0);
    width = (binWidth(sideX, grid.nx()) + binWidth(sideY, grid.ny())) / 2;
    side = Math.max(sideX, sideY);
    distances = new PeakDistances(grid);
  }

  private static double binWidth(double side, int bins) {
    return bins == 1 ? 1 : side / (bins - 1);
  }

  /**
   * Scores a surface. O(cells + peaks log peaks), unless bins far narrower than the mean crowd
   * together, see {@link PeakDistances}.
   *
   * @param peaks the reported ones, maybe none
   * @param area of the dominant peak's slice at the lowest slice multiplier; NaN where it has none
   * @param values where the surface is, {@code cells} from {@code offset} on
   */
  public void score(Peaks peaks, double area, double[] values, int offset, int cells) {
    if (peaks.size() == 0) {
      prominenceRatio = closeness = spread = concentration = contrast = 0;
      return;
    }
    double height = peaks.height(0);
    double widest = CONCENTRATED_WIDTHS * width;
    prominenceRatio = height > 0 ? unit(peaks.prominence(0) / height) : 0;
    concentration = unit(widest * widest / area);
    contrast = contrast(peaks, values, offset, cells);
    if (peaks.size() == 1) {
      closeness = spread = 1;
    } else {
      distances.peaks(peaks);
      closeness = closeness(peaks);
      spread = spreadOfPeaks();
    }
  }

  /** The dominant peak's prominence over its height; 0 where the height is not above 0. */
  public double prominenceRatio() {
    return prominenceRatio;
  }

  /**
   * 0.6 x the share of pairs of peaks nearer to each other than 3 w, and 0.4 x the share of peaks
   * that are the dominant one or have it as their parent; 1 for one peak.
   */
  public double closeness() {
    return closeness;
  }

  /**
   * 1 less what the largest distance between two peaks has above 3 w, as a share of what twice the
   * larger side of the map (first to last centre) has above 3 w; 1 for one peak.
   */
  public double spread() {
    return spread;
  }

  /** (2.5 w)^2 over the area of the dominant peak's slice; 0 where it has none. */
  public double concentration() {
    return concentration;
  }

  /**
   * 1 - 1 / (1 + (highest - mean) / (standard deviation + 1e-10)), over the present cells, the
   * deviation that of the population.
   */
  public double contrast() {
    return contrast;
  }

  /** 0.30, 0.25, 0.20, 0.15 and 0.10 of the components, in their order here. */
  public double score() {
    return 0.30 * prominenceRatio
        + 0.25 * closeness
        + 0.20 * spread
        + 0.15 * concentration
        + 0.10 * contrast;
  }

  private double closeness(Peaks peaks) {
    double n = peaks.size();
    int ruled = 1;
    for (int i = 1; i < peaks.size(); i++) {
      ruled += peaks.parent(i) == 1 ? 1 : 0;
    }
    double pairs = n * (n - 1) / 2;
    return NEAR_WEIGHT * (distances.nearerThan(NEAR_WIDTHS * width) / pairs)
        + CHILD_WEIGHT * (ruled / n);
  }

  /** A map that ends within 3 widths has no peaks further apart. */
  private double spreadOfPeaks() {
    double beyond = distances.largest() - NEAR_WIDTHS * width;
    return beyond > 0 ? 1 - unit(beyond / (2 * side - NEAR_WIDTHS * width)) : 1;
  }

  /** By depths below the highest cell, which are exact where the values differ by little. */
  private double contrast(Peaks peaks, double[] values, int offset, int cells) {
    double extreme = Math.max(Math.abs(peaks.max()), Math.abs(peaks.min()));
    double scale = extreme > LARGE ? 1 / LARGE / LARGE : 1;
    double top = peaks.max() * scale;
    int present = cells - peaks.missingCells();
    double mean;
    double variance;
    if (present == cells) {
      mean = depths(values, offset, offset + cells, scale, top) / present;
      variance = squares(values, offset, offset + cells, scale, top, mean) / present;
    } else {
      mean = ofPresent(values, offset, cells, scale, top, 0, false) / present;
      variance = ofPresent(values, offset, cells, scale, top, mean, true) / present;
    }
    double deviation = Math.sqrt(variance) + LEAST_DEVIATION * scale;
    return 1 - unit(1 / (1 + mean / deviation));
  }

  /**
   * The sum of the depths below {@code top}. In four partial sums, of every fourth cell each: a
   * long sum alone would wait for itself.
   */
  private static double depths(double[] values, int from, int end, double scale, double top) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i < end - 3; i += 4) {
      a += top - values[i] * scale;
      b += top - values[i + 1] * scale;
      c += top - values[i + 2] * scale;
      d += top - values[i + 3] * scale;
    }
    a += i < end ? top - values[i] * scale : 0;
    b += i + 1 < end ? top - values[i + 1] * scale : 0;
    c += i + 2 < end ? top - values[i + 2] * scale : 0;
    return a + b + (c + d);
  }

  /** The sum of the squares of what depths have above {@code mean}, in the same way. */
  private static double squares(
      double[] values, int from, int end, double scale, double top, double mean) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i < end - 3; i += 4) {
      a += square(top - values[i] * scale - mean);
      b += square(top - values[i + 1] * scale - mean);
      c += square(top - values[i + 2] * scale - mean);
      d += square(top - values[i + 3] * scale - mean);
    }
    a += i < end ? square(top - values[i] * scale - mean) : 0;
    b += i + 1 < end ? square(top - values[i + 1] * scale - mean) : 0;
    c += i + 2 < end ? square(top - values[i + 2] * scale - mean) : 0;
    return a + b + (c + d);
  }

  /** Either sum over the cells that are not missing, where some are. */
  private double ofPresent(
      double[] values,
      int offset,
      int cells,
      double scale,
      double top,
      double mean,
      boolean squares) {
    Arrays.fill(sums, 0);
    for (int k = 0; k < cells; k++) {
      double depth = top - values[offset + k] * scale - mean;
      if (!Double.isNaN(depth)) {
        sums[k % 4] += squares ? square(depth) : depth;
      }
    }
    return sums[0] + sums[1] + (sums[2] + sums[3]);
  }

  private static double square(double value) {
    return value * value;
  }

  /** Into [0, 1]; 0 for what is not a number. */
  private static double unit(double value) {
    return value > 0 ? Math.min(value, 1) : 0;
  }
}

package io.github.orometry.job.slab;

import io.github.orometry.prominence.Peaks;
import io.github.orometry.surface.Grid;
import java.util.Arrays;

/**
 * Scores slabs, see {@link SlabScores}. Sums are taken in one order always, so that a score is the
 * same to the last bit wherever it is computed. For one thread.
 */
final class SlabScoring {
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

  SlabScoring(Grid grid) {
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
   * The scores of a surface with peaks. O(cells + peaks log peaks), unless bins far narrower than
   * the mean crowd together, see {@link PeakDistances}.
   *
   * @param area of the dominant peak's lowest slice; NaN where there is none
   */
  SlabScores scores(Peaks peaks, double area, double[] values, int offset, int cells) {
    double height = peaks.height(0);
    double prominenceRatio = height > 0 ? unit(peaks.prominence(0) / height) : 0;
    double widest = CONCENTRATED_WIDTHS * width;
    double concentration = unit(widest * widest / area);
    double contrast = contrast(peaks, values, offset, cells);
    if (peaks.size() == 1) {
      return SlabScores.of(prominenceRatio, 1, 1, concentration, contrast);
    }
    distances.peaks(peaks);
    return SlabScores.of(prominenceRatio, closeness(peaks), spread(), concentration, contrast);
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
  private double spread() {
    double beyond = distances.largest() - NEAR_WIDTHS * width;
    return beyond > 0 ? 1 - unit(beyond / (2 * side - NEAR_WIDTHS * width)) : 1;
  }

  /** By depths below the highest cell, which are exact where the values differ by little. */
  private static double contrast(Peaks peaks, double[] values, int offset, int cells) {
    double extreme = Math.max(Math.abs(peaks.max()), Math.abs(peaks.min()));
    double scale = extreme > LARGE ? 1 / LARGE / LARGE : 1;
    double top = peaks.max() * scale;
    double[] part = new double[4];
    for (int i = 0; i < cells; i++) {
      double depth = top - values[offset + i] * scale;
      part[i & 3] += Double.isNaN(depth) ? 0 : depth;
    }
    int present = cells - peaks.missingCells();
    double mean = sum(part) / present;
    Arrays.fill(part, 0);
    for (int i = 0; i < cells; i++) {
      double difference = top - values[offset + i] * scale - mean;
      part[i & 3] += Double.isNaN(difference) ? 0 : difference * difference;
    }
    double deviation = Math.sqrt(sum(part) / present) + LEAST_DEVIATION * scale;
    return 1 - unit(1 / (1 + mean / deviation));
  }

  /** Of four partial sums, of every fourth cell each: a long sum alone would wait for itself. */
  private static double sum(double[] part) {
    return part[0] + part[1] + (part[2] + part[3]);
  }

  /** Into [0, 1]; 0 for what is not a number. */
  private static double unit(double value) {
    return value > 0 ? Math.min(value, 1) : 0;
  }
}

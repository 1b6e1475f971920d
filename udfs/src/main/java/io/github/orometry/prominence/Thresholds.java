package io.github.orometry.prominence;

import java.io.Serializable;

/**
 * Which peaks are reported, and from where tops are measured. A peak's parent is always higher and
 * more prominent, so it is reported whenever the peak is.
 *
 * @param minProminence least prominence, in the unit of the surface; 0 or less for all
 * @param minHeight least height, in the unit of the surface; negative infinity for all
 * @param maxPeaks how many at most, the highest first, at least 1
 * @param seaLevel from where the prominence of tops is measured, unless their piece goes lower
 */
public record Thresholds(double minProminence, double minHeight, int maxPeaks, double seaLevel)
    implements Serializable {
  /** Every peak, measured from sea level 0. */
  public static final Thresholds NONE =
      new Thresholds(0, Double.NEGATIVE_INFINITY, Integer.MAX_VALUE, 0);

  /**
   * @throws IllegalArgumentException where a value is NaN, sea level is not finite, or maxPeaks is
   *     below 1
   */
  public Thresholds {
    if (Double.isNaN(minProminence) || Double.isNaN(minHeight) || !Double.isFinite(seaLevel)) {
      throw new IllegalArgumentException(
          "thresholds must be numbers: " + minProminence + ", " + minHeight + ", " + seaLevel);
    }
    if (maxPeaks < 1) {
      throw new IllegalArgumentException("max peaks must be at least 1, not " + maxPeaks);
    }
  }
}

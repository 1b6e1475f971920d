package io.github.orometry.job.slab;

/**
 * How well one position is singled out on a surface: five components and their mean by weight, each
 * from 0 (not at all) to 1. A surface without a peak has 0 in all.
 *
 * <p>The components, weights and thresholds are those by which the users' Python pipeline
 * (pyPhoPlaceCellAnalysis) scores decoded time bins; what it takes from sampled contours is taken
 * here from exact peaks and slices. The <i>width</i> w is the mean of the mean bin width in x and
 * that in y, an axis of one bin having the width 1.
 *
 * @param prominenceRatio the dominant peak's prominence over its height, at most 1; 0 where the
 *     height is not above 0
 * @param closeness 0.6 x the share of pairs of peaks nearer to each other than 3 w, and 0.4 x the
 *     share of peaks that are the dominant one or have it as their parent; 1 for one peak
 * @param spread 1 less what the largest distance between two peaks has above 3 w, as a share of
 *     what twice the larger side of the map (first to last centre) has above 3 w; 1 for one peak
 * @param concentration (2.5 w)^2 over the area of the dominant peak's slice at the lowest slice
 *     multiplier asked for, at most 1; 0 where it has no slice there
 * @param contrast 1 - 1 / (1 + (highest - mean) / (standard deviation + 1e-10)), over the present
 *     cells, the deviation that of the population
 * @param score 0.30, 0.25, 0.20, 0.15 and 0.10 of them, in this order
 */
public record SlabScores(
    double prominenceRatio,
    double closeness,
    double spread,
    double concentration,
    double contrast,
    double score) {
  /** Of a surface without a peak. */
  static final SlabScores NO_PEAK = new SlabScores(0, 0, 0, 0, 0, 0);

  private static final double WELL_LOCALIZED = 0.65;

  static SlabScores of(
      double prominenceRatio,
      double closeness,
      double spread,
      double concentration,
      double contrast) {
    double score =
        0.30 * prominenceRatio
            + 0.25 * closeness
            + 0.20 * spread
            + 0.15 * concentration
            + 0.10 * contrast;
    return new SlabScores(prominenceRatio, closeness, spread, concentration, contrast, score);
  }

  /** Whether the score is at least 0.65. */
  public boolean wellLocalized() {
    return score >= WELL_LOCALIZED;
  }
}

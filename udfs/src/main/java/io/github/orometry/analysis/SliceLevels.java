package io.github.orometry.analysis;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The slice levels at which regions are measured: those asked for, in their order, and for the
 * table filtered_flat_peaks one more, 0.5, where it is not among them.
 */
public final class SliceLevels implements Serializable {
  /** The one slice level of filtered_flat_peaks. */
  public static final double FILTERED = 0.5;

  private static final long serialVersionUID = 1;

  private final double[] computed;
  private final int asked;

  private SliceLevels(double[] computed, int asked) {
    this.computed = computed;
    this.asked = asked;
  }

  /** Those asked for, and no other. */
  static SliceLevels asked(double[] levels) {
    return new SliceLevels(levels.clone(), levels.length);
  }

  /** Those asked for, and 0.5. */
  static SliceLevels withFiltered(double[] levels) {
    if (indexOf(FILTERED, levels) >= 0) {
      return asked(levels);
    }
    double[] computed = Arrays.copyOf(levels, levels.length + 1);
    computed[levels.length] = FILTERED;
    return new SliceLevels(computed, levels.length);
  }

  /** How many are computed. */
  public int count() {
    return computed.length;
  }

  /** How many of them were asked for: the first ones. */
  public int asked() {
    return asked;
  }

  /** Multiplier {@code i} of those computed. */
  public double at(int i) {
    return computed[i];
  }

  /** Which one is 0.5; -1 where none is. */
  public int filtered() {
    return indexOf(FILTERED, computed);
  }

  /**
   * Which one is the lowest of those asked for, where the concentration of a surface is scored; the
   * first computed where none was asked for, and -1 without any.
   */
  public int scored() {
    int lowest = computed.length == 0 ? -1 : 0;
    for (int i = 1; i < asked; i++) {
      lowest = computed[i] < computed[lowest] ? i : lowest;
    }
    return lowest;
  }

  private static int indexOf(double level, double[] levels) {
    int i = levels.length - 1;
    while (i >= 0 && levels[i] != level) {
      i--;
    }
    return i;
  }
}

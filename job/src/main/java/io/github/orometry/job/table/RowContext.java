package io.github.orometry.job.table;

import io.github.orometry.surface.Grid;
import java.io.Serializable;
import java.util.Arrays;

/**
 * What turns the results of a run into rows and is the same for all of them: the grid, the slice
 * levels and the height from which a peak counts. Immutable.
 */
public final class RowContext implements Serializable {
  /** The one slice level of filtered_flat_peaks. */
  public static final double FILTERED_LEVEL = 0.5;

  private static final long serialVersionUID = 1;

  private final Grid grid;
  private final double[] levels;
  private final int shownLevels;
  private final int filteredLevel;
  private final double minIncludedHeight;

  private RowContext(
      Grid grid, double[] levels, int shownLevels, int filteredLevel, double minIncludedHeight) {
    this.grid = grid;
    this.levels = levels;
    this.shownLevels = shownLevels;
    this.filteredLevel = filteredLevel;
    this.minIncludedHeight = minIncludedHeight;
  }

  /**
   * The context of a run.
   *
   * @param grid the grid of all its surfaces
   * @param levels the slice multipliers asked for, in the order of summit_slice_idx; may be empty
   * @param minIncludedHeight peaks at least this high are in filtered_flat_peaks and in the counts;
   *     NaN or negative infinity for all
   */
  public static RowContext of(Grid grid, double[] levels, double minIncludedHeight) {
    int filtered = 0;
    while (filtered < levels.length && levels[filtered] != FILTERED_LEVEL) {
      filtered++;
    }
    double[] computed = levels.clone();
    if (filtered == levels.length) {
      computed = Arrays.copyOf(levels, levels.length + 1);
      computed[filtered] = FILTERED_LEVEL;
    }
    return new RowContext(grid, computed, levels.length, filtered, minIncludedHeight);
  }

  public Grid grid() {
    return grid;
  }

  /**
   * A copy of the multipliers whose slices are to be computed, in the order in which {@link
   * io.github.orometry.job.slab.SlabResult#slices} holds them: those asked for, then 0.5 where it
   * is not among them.
   */
  public double[] levels() {
    return levels.clone();
  }

  /** Number of multipliers computed. */
  int levelCount() {
    return levels.length;
  }

  /** Multiplier {@code index} of those computed. */
  double level(int index) {
    return levels[index];
  }

  /** Number of multipliers in flat_peaks: the first ones of those computed. */
  int shownLevels() {
    return shownLevels;
  }

  /** Which of those computed is 0.5. */
  int filteredLevel() {
    return filteredLevel;
  }

  /** Whether a peak of this height is in filtered_flat_peaks and in the counts. */
  public boolean includes(double height) {
    return !(height < minIncludedHeight);
  }
}

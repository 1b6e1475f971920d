package io.github.orometry.job.table;

import io.github.orometry.job.slab.MaskSpec;
import io.github.orometry.surface.Grid;
import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/**
 * What turns the results of a run into rows and is the same for all of them: the grid, the slice
 * levels, the height from which a peak counts, and the masks. Immutable.
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
  private final List<MaskSpec> masks;

  private RowContext(
      Grid grid,
      double[] levels,
      int shownLevels,
      int filteredLevel,
      double minIncludedHeight,
      List<MaskSpec> masks) {
    this.grid = grid;
    this.levels = levels;
    this.shownLevels = shownLevels;
    this.filteredLevel = filteredLevel;
    this.minIncludedHeight = minIncludedHeight;
    this.masks = List.copyOf(masks);
  }

  /** The context of a run without masks. */
  public static RowContext of(Grid grid, double[] levels, double minIncludedHeight) {
    return of(grid, levels, minIncludedHeight, List.of());
  }

  /**
   * The context of a run.
   *
   * @param grid the grid of all its surfaces
   * @param levels the slice multipliers asked for, in the order of summit_slice_idx; may be empty
   * @param minIncludedHeight peaks at least this high are in filtered_flat_peaks and in the counts;
   *     NaN or negative infinity for all
   * @param masks the masks asked for, in the order of their rows; may be empty
   */
  public static RowContext of(
      Grid grid, double[] levels, double minIncludedHeight, List<MaskSpec> masks) {
    int filtered = 0;
    while (filtered < levels.length && levels[filtered] != FILTERED_LEVEL) {
      filtered++;
    }
    double[] computed = levels.clone();
    if (filtered == levels.length) {
      computed = Arrays.copyOf(levels, levels.length + 1);
      computed[filtered] = FILTERED_LEVEL;
    }
    return new RowContext(grid, computed, levels.length, filtered, minIncludedHeight, masks);
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

  /** The masks asked for. */
  public List<MaskSpec> masks() {
    return masks;
  }

  /** The tables of the run, in their order. */
  public List<Table> tables() {
    EnumSet<Table> tables = EnumSet.allOf(Table.class);
    if (masks.isEmpty()) {
      tables.removeAll(EnumSet.of(Table.MASKS, Table.EPOCH_MASKS));
    }
    return List.copyOf(tables);
  }

  /**
   * Which of the multipliers computed is the lowest of those asked for: where the concentration of
   * a slab is scored. 0.5 where none was asked for.
   */
  public int scoredLevel() {
    int lowest = shownLevels == 0 ? filteredLevel : 0;
    for (int level = 1; level < shownLevels; level++) {
      lowest = levels[level] < levels[lowest] ? level : lowest;
    }
    return lowest;
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

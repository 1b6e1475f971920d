package io.github.orometry.table;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.analysis.RegionColumns;
import io.github.orometry.analysis.SliceLevels;
import io.github.orometry.surface.Grid;

/** The rows of peaks and slices, in the order of their columns. */
final class SliceRows {
  private final PeakBlock block;
  private final RegionColumns slices;
  private final SliceLevels levels;
  private final Grid grid;

  /* By column; empty where it is of the other type. */
  private final int[][] integers;
  private final double[][] numbers;
  private int row;

  /** Rows of a block, at most so many. */
  private SliceRows(PeakBlock block, TableBatch batch, int most) {
    this.block = block;
    slices = block.slices();
    levels = block.levels();
    grid = block.grid();
    batch.resize(most);
    integers = batch.vectors().stream().map(Vector::integers).toArray(int[][]::new);
    numbers = batch.vectors().stream().map(Vector::numbers).toArray(double[][]::new);
  }

  static void flatPeaks(PeakBlock block, Analysis analysis, TableBatch batch) {
    int levels = block.levels().asked();
    SliceRows rows = new SliceRows(block, batch, Math.multiplyExact(block.peaks(), levels));
    for (int s = 0; s < block.surfaces(); s++) {
      for (int p = block.firstPeak(s); p < block.endPeak(s); p++) {
        for (int level = 0; level < levels; level++) {
          rows.add(s, p, level);
        }
      }
    }
  }

  static void filteredFlatPeaks(PeakBlock block, Analysis analysis, TableBatch batch) {
    SliceRows rows = new SliceRows(block, batch, block.peaks());
    int level = rows.levels.filtered();
    for (int s = 0; s < block.surfaces(); s++) {
      for (int p = block.firstPeak(s); p < block.endPeak(s); p++) {
        if (block.heights()[p] >= analysis.minIncludedHeight()) {
          rows.add(s, p, level);
        }
      }
    }
    batch.resize(rows.row);
  }

  private void add(int s, int p, int level) {
    int iy = block.cells()[p] / grid.nx();
    int ix = block.cells()[p] - iy * grid.nx();
    int slice = p * levels.count() + level;
    double height = block.heights()[p];
    double width = slices.width()[slice];
    double depth = slices.depth()[slice];
    integer(0, block.epochIdx(s));
    integer(1, block.timeBinIdx(s));
    integer(2, p - block.firstPeak(s) + 1);
    integer(3, level);
    number(4, levels.at(level));
    number(5, slices.level()[slice]);
    number(6, height);
    number(7, block.prominences()[p]);
    number(8, grid.x(ix));
    number(9, grid.y(iy));
    number(10, width);
    number(11, depth);
    number(12, slices.x0()[slice] + 0.5 * width);
    number(13, slices.y0()[slice] + 0.5 * depth);
    number(14, slices.area()[slice]);
    number(15, height);
    integer(16, ix + 1);
    integer(17, iy + 1);
    row++;
  }

  private void integer(int column, int value) {
    integers[column][row] = value;
  }

  private void number(int column, double value) {
    numbers[column][row] = value;
  }
}

package io.github.orometry.job.table;

import io.github.orometry.job.slab.EpochMasks;
import io.github.orometry.job.slab.MaskSpec;
import io.github.orometry.job.slab.SlabResult;
import io.github.orometry.job.slab.SlabScores;
import io.github.orometry.job.slab.SlabStatus;
import io.github.orometry.mask.MaskBits;
import io.github.orometry.surface.Grid;

/** The rows of each table, value by value in the order of its columns. */
final class TableRows {
  /** Columns of {@link SlabScores}. */
  private static final int SCORES = 7;

  private TableRows() {}

  static void peaks(SlabResult result, RowContext context, RowCursor row) {
    Grid grid = context.grid();
    for (int k = 0; k < result.peaks(); k++) {
      int iy = result.cell()[k] / grid.nx();
      int ix = result.cell()[k] % grid.nx();
      row.integer(result.epochIdx());
      row.integer(result.timeBinIdx());
      row.integer(k + 1);
      row.integer(iy);
      row.integer(ix);
      row.number(grid.x(ix));
      row.number(grid.y(iy));
      row.number(result.height()[k]);
      row.numberOrMissing(result.keyCol()[k]);
      row.numberOrMissing(result.keyColX()[k]);
      row.numberOrMissing(result.keyColY()[k]);
      row.number(result.prominence()[k]);
      row.integer(result.parent()[k]);
      row.flag(result.edgeLimited()[k]);
      row.endRow();
    }
  }

  static void flatPeaks(SlabResult result, RowContext context, RowCursor row) {
    for (int k = 0; k < result.peaks(); k++) {
      for (int level = 0; level < context.shownLevels(); level++) {
        flatPeak(result, context, k, level, row);
      }
    }
  }

  static void filteredFlatPeaks(SlabResult result, RowContext context, RowCursor row) {
    for (int k = 0; k < result.peaks(); k++) {
      if (context.includes(result.height()[k])) {
        flatPeak(result, context, k, context.filteredLevel(), row);
      }
    }
  }

  private static void flatPeak(
      SlabResult result, RowContext context, int k, int level, RowCursor row) {
    Grid grid = context.grid();
    int iy = result.cell()[k] / grid.nx();
    int ix = result.cell()[k] % grid.nx();
    row.integer(result.epochIdx());
    row.integer(result.timeBinIdx());
    row.integer(k + 1);
    row.integer(level);
    row.number(context.level(level));
    double[] slices = result.slices();
    int slice = (k * context.levelCount() + level) * SlabResult.SLICE_FIELDS;
    double width = slices[slice + 3];
    double height = slices[slice + 4];
    row.number(slices[slice]);
    row.number(result.height()[k]);
    row.number(result.prominence()[k]);
    row.number(grid.x(ix));
    row.number(grid.y(iy));
    row.numberOrMissing(width);
    row.numberOrMissing(height);
    row.numberOrMissing(slices[slice + 1] + 0.5 * width);
    row.numberOrMissing(slices[slice + 2] + 0.5 * height);
    row.numberOrMissing(slices[slice + 5]);
    row.number(result.height()[k]);
    row.integer(ix + 1);
    row.integer(iy + 1);
    row.endRow();
  }

  static void slabs(SlabResult result, RowContext context, RowCursor row) {
    row.integer(result.epochIdx());
    row.integer(result.timeBinIdx());
    row.text(result.status().word());
    row.integer(result.peaks());
    row.numberOrMissing(result.max());
    row.integer(result.missingCells());
    row.textOrMissing(result.error());
    scores(result.scores(), row);
    row.endRow();
  }

  private static void scores(SlabScores scores, RowCursor row) {
    if (scores == null) {
      for (int i = 0; i < SCORES; i++) {
        row.missing();
      }
      return;
    }
    row.number(scores.prominenceRatio());
    row.number(scores.closeness());
    row.number(scores.spread());
    row.number(scores.concentration());
    row.number(scores.contrast());
    row.number(scores.score());
    row.flag(scores.wellLocalized());
  }

  static void masks(SlabResult result, RowContext context, RowCursor row) {
    int bytes = MaskBits.bytes(context.grid().cells());
    if (result.status() == SlabStatus.REJECTED) {
      return;
    }
    for (int i = 0; i < context.masks().size(); i++) {
      row.integer(result.epochIdx());
      row.integer(result.timeBinIdx());
      mask(context.masks().get(i), result.maskCells()[i], result.masks(), i * bytes, bytes, row);
    }
  }

  static void epochMasks(EpochMasks epoch, RowContext context, RowCursor row) {
    int bytes = MaskBits.bytes(context.grid().cells());
    for (int i = 0; i < context.masks().size(); i++) {
      row.integer(epoch.epochIdx());
      int cells = MaskBits.count(epoch.masks(), i * bytes, bytes);
      mask(context.masks().get(i), cells, epoch.masks(), i * bytes, bytes, row);
    }
  }

  private static void mask(
      MaskSpec spec, int cells, byte[] bits, int from, int bytes, RowCursor row) {
    row.text(spec.kind().word());
    row.number(spec.alpha());
    row.integer(cells);
    row.bytes(bits, from, bytes);
    row.endRow();
  }
}

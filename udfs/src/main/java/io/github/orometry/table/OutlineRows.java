package io.github.orometry.table;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.LabelColumns;
import io.github.orometry.analysis.OutlineColumns;
import io.github.orometry.analysis.PeakBlock;

/** The rows of outlines, and of labels. */
final class OutlineRows {
  private OutlineRows() {}

  static void outlines(PeakBlock block, Analysis analysis, TableBatch batch) {
    OutlineColumns outlines = block.outlines();
    batch.resize(Math.multiplyExact(block.peaks(), outlines.perPeak()));
    batch.vector(6).data(outlines.bytes());
    int row = 0;
    for (int s = 0; s < block.surfaces(); s++) {
      for (int p = block.firstPeak(s); p < block.endPeak(s); p++) {
        for (int slice = OutlineColumns.DOMAIN; slice < outlines.perPeak() - 1; slice++) {
          int outline = outlines.at(p, slice);
          batch.vector(0).integers()[row] = block.epochIdx(s);
          batch.vector(1).integers()[row] = block.timeBinIdx(s);
          batch.vector(2).integers()[row] = p - block.firstPeak(s) + 1;
          batch.vector(3).integers()[row] = slice;
          batch.vector(4).numbers()[row] = level(block, p, slice);
          batch.vector(5).integers()[row] = outlines.rings(outline);
          batch.vector(6).from()[row] = outlines.from(outline);
          batch.vector(6).length()[row++] = outlines.length(outline);
        }
      }
    }
  }

  private static double level(PeakBlock block, int p, int slice) {
    return slice == OutlineColumns.DOMAIN
        ? block.keyCols()[p]
        : block.slices().level()[p * block.levels().count() + slice];
  }

  static void labels(PeakBlock block, Analysis analysis, TableBatch batch) {
    LabelColumns labels = block.labels();
    batch.resize(block.surfaces());
    batch.vector(4).data(labels.bytes());
    int row = 0;
    for (int s = 0; s < block.surfaces(); s++) {
      if (labels.length(s) > 0) {
        batch.vector(0).integers()[row] = block.epochIdx(s);
        batch.vector(1).integers()[row] = block.timeBinIdx(s);
        batch.vector(2).integers()[row] = block.grid().nx();
        batch.vector(3).integers()[row] = block.grid().ny();
        batch.vector(4).from()[row] = labels.from(s);
        batch.vector(4).length()[row++] = labels.length(s);
      }
    }
    batch.resize(row);
  }
}

package io.github.orometry.table;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.MaskColumns;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.analysis.SurfaceStatus;
import io.github.orometry.mask.MaskBits;
import io.github.orometry.mask.MaskSpec;
import io.github.orometry.score.Scores;
import java.util.List;

/** The rows of surfaces, of their masks, and of the masks of epochs. */
public final class SurfaceRows {
  private SurfaceRows() {}

  static void slabs(PeakBlock block, Analysis analysis, TableBatch batch) {
    batch.resize(block.surfaces());
    for (int s = 0; s < block.surfaces(); s++) {
      batch.vector(0).integers()[s] = block.epochIdx(s);
      batch.vector(1).integers()[s] = block.timeBinIdx(s);
      batch.vector(2).texts()[s] = block.status(s).word();
      batch.vector(3).integers()[s] = block.endPeak(s) - block.firstPeak(s);
      batch.vector(4).numbers()[s] = block.max(s);
      batch.vector(5).integers()[s] = block.missingCells(s);
      batch.vector(6).texts()[s] = block.error(s);
      for (int component = 0; component < PeakBlock.SCORES; component++) {
        batch.vector(7 + component).numbers()[s] = block.scores(component)[s];
      }
      batch.vector(13).flags()[s] = wellLocalized(block.scores(PeakBlock.SCORES - 1)[s]);
    }
  }

  private static byte wellLocalized(double score) {
    return Double.isNaN(score) ? Vector.NO_FLAG : (byte) (score >= Scores.WELL_LOCALIZED ? 1 : 0);
  }

  static void masks(PeakBlock block, Analysis analysis, TableBatch batch) {
    MaskColumns masks = block.masks();
    batch.resize(block.surfaces() * masks.count());
    batch.vector(5).data(masks.bits());
    int row = 0;
    for (int s = 0; s < block.surfaces(); s++) {
      for (int m = 0; m < masks.count() && block.status(s) != SurfaceStatus.REJECTED; m++) {
        batch.vector(0).integers()[row] = block.epochIdx(s);
        batch.vector(1).integers()[row] = block.timeBinIdx(s);
        mask(batch, 2, row, analysis.masks().get(m), masks.cells(s, m));
        batch.vector(5).from()[row] = masks.at(s, m);
        batch.vector(5).length()[row++] = masks.bytes();
      }
    }
    batch.resize(row);
  }

  /** Fills a batch of {@link Table#EPOCH_MASKS} with the rows of one epoch. */
  public static void epochMasks(EpochMasks epoch, Analysis analysis, TableBatch batch) {
    List<MaskSpec> specs = analysis.masks();
    int bytes = epoch.bits().length / specs.size();
    batch.resize(specs.size());
    batch.vector(4).data(epoch.bits());
    for (int m = 0; m < specs.size(); m++) {
      batch.vector(0).integers()[m] = epoch.epochIdx();
      mask(batch, 1, m, specs.get(m), MaskBits.count(epoch.bits(), m * bytes, bytes));
      batch.vector(4).from()[m] = m * bytes;
      batch.vector(4).length()[m] = bytes;
    }
  }

  private static void mask(TableBatch batch, int column, int row, MaskSpec spec, int cells) {
    batch.vector(column).texts()[row] = spec.kind().word();
    batch.vector(column + 1).numbers()[row] = spec.alpha();
    batch.vector(column + 2).integers()[row] = cells;
  }
}

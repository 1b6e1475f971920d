package io.github.orometry.sql;

import io.github.orometry.analysis.OutlineColumns;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.table.Column;
import io.github.orometry.table.TableBatch;
import io.github.orometry.table.Vector;
import java.util.ArrayList;
import java.util.List;

/** The outlines of regions as one column more, the last, of their rows. */
final class RegionOutlines {
  private RegionOutlines() {}

  /** These columns, and behind them that of the outlines. */
  static List<Column> after(List<Column> columns) {
    List<Column> all = new ArrayList<>(columns);
    all.add(Column.bytes("outline"));
    return all;
  }

  /** Sets the last column of a batch that has the rows of all slices asked for. */
  static void fill(PeakBlock block, TableBatch batch) {
    OutlineColumns outlines = block.outlines();
    Vector column = batch.vectors().get(batch.vectors().size() - 1);
    column.data(outlines.bytes());
    int slices = outlines.perPeak() - 1;
    for (int row = 0; row < batch.rows(); row++) {
      int outline = outlines.at(row / slices, row % slices);
      column.from()[row] = outlines.from(outline);
      column.length()[row] = outlines.length(outline);
    }
  }
}

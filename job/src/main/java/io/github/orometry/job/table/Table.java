package io.github.orometry.job.table;

import static io.github.orometry.job.table.Column.bytes;
import static io.github.orometry.job.table.Column.flag;
import static io.github.orometry.job.table.Column.integer;
import static io.github.orometry.job.table.Column.number;
import static io.github.orometry.job.table.Column.text;

import io.github.orometry.job.slab.EpochMasks;
import io.github.orometry.job.slab.SlabResult;
import java.util.List;

/** The tables of a result, their columns and their rows. */
public enum Table {
  /** A row a peak. */
  PEAKS(
      "peaks",
      TableRows::peaks,
      integer("epoch_idx"),
      integer("time_bin_idx"),
      integer("summit_idx"),
      integer("iy"),
      integer("ix"),
      number("x"),
      number("y"),
      number("height"),
      number("key_col").orNull(),
      number("key_col_x").orNull(),
      number("key_col_y").orNull(),
      number("prominence"),
      integer("parent_idx"),
      flag("edge_limited")),

  /** A row a peak and slice level asked for. */
  FLAT_PEAKS("flat_peaks", TableRows::flatPeaks, flatColumns()),

  /** A row a peak that is high enough, at the slice level 0.5; what the counts count. */
  FILTERED_FLAT_PEAKS("filtered_flat_peaks", TableRows::filteredFlatPeaks, flatColumns()),

  /** A row a surface. */
  SLABS(
      "slabs",
      TableRows::slabs,
      integer("epoch_idx"),
      integer("time_bin_idx"),
      text("status"),
      integer("n_peaks"),
      number("max").orNull(),
      integer("missing_cells"),
      text("error").orNull(),
      number("prominence_ratio").orNull(),
      number("closeness").orNull(),
      number("spread").orNull(),
      number("concentration").orNull(),
      number("contrast").orNull(),
      number("score").orNull(),
      flag("well_localized").orNull()),

  /** A row a valid surface and mask asked for; only where masks were asked for. */
  MASKS(
      "masks",
      TableRows::masks,
      integer("epoch_idx"),
      integer("time_bin_idx"),
      text("kind"),
      number("alpha"),
      integer("n_cells"),
      bytes("mask")),

  /** A row an epoch with a valid surface and mask asked for; only where masks were asked for. */
  EPOCH_MASKS(
      "epoch_masks",
      (result, context, cursor) -> {},
      integer("epoch_idx"),
      text("kind"),
      number("alpha"),
      integer("n_cells"),
      bytes("mask"));

  private final String title;
  private final List<Column> columns;
  private final Rows rows;

  Table(String title, Rows rows, Column... columns) {
    this.title = title;
    this.rows = rows;
    this.columns = List.of(columns);
  }

  /** The name of the table's folder, and its key in the manifest. */
  public String title() {
    return title;
  }

  /** The columns, in their order. */
  public List<Column> columns() {
    return columns;
  }

  /**
   * Gives {@code cursor} the rows of one slab, in their order; none where rows are of epochs.
   *
   * @param result the slab's result, its slices those of {@link RowContext#levels}
   */
  public void rows(SlabResult result, RowContext context, RowCursor cursor) {
    rows.emit(result, context, cursor);
  }

  /**
   * Whether rows are of whole epochs: {@link #rows(EpochMasks, RowContext, RowCursor)} has them.
   */
  public boolean isOfEpochs() {
    return this == EPOCH_MASKS;
  }

  /** Gives {@code cursor} the rows of one epoch, in their order; none where rows are of slabs. */
  public void rows(EpochMasks epoch, RowContext context, RowCursor cursor) {
    if (isOfEpochs()) {
      TableRows.epochMasks(epoch, context, cursor);
    }
  }

  private static Column[] flatColumns() {
    return new Column[] {
      integer("epoch_idx"),
      integer("time_bin_idx"),
      integer("summit_idx"),
      integer("summit_slice_idx"),
      number("slice_level_multiplier"),
      number("summit_slice_level"),
      number("peak_relative_height"),
      number("peak_prominence"),
      number("peak_center_x"),
      number("peak_center_y"),
      number("summit_slice_x_width").orNull(),
      number("summit_slice_y_width").orNull(),
      number("summit_slice_center_x").orNull(),
      number("summit_slice_center_y").orNull(),
      number("summit_slice_area").orNull(),
      number("peak_height"),
      integer("peak_center_binned_x"),
      integer("peak_center_binned_y")
    };
  }

  /** Emits the rows of one slab. */
  private interface Rows {
    void emit(SlabResult result, RowContext context, RowCursor cursor);
  }
}

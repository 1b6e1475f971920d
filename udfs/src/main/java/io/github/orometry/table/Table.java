package io.github.orometry.table;

import static io.github.orometry.table.Column.bytes;
import static io.github.orometry.table.Column.flag;
import static io.github.orometry.table.Column.integer;
import static io.github.orometry.table.Column.number;
import static io.github.orometry.table.Column.text;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.PeakBlock;
import java.util.EnumSet;
import java.util.List;

/** The tables of a result, their columns and their rows. */
public enum Table {
  /** A row a peak. */
  PEAKS(
      "peaks",
      PeakRows::peaks,
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
      flag("edge_limited"),
      number("domain_x_width").orNull(),
      number("domain_y_width").orNull(),
      number("domain_center_x").orNull(),
      number("domain_center_y").orNull(),
      number("domain_area").orNull()),
  /** A row a peak and slice level asked for. */
  FLAT_PEAKS("flat_peaks", SliceRows::flatPeaks, flatColumns()),
  /** A row a peak that is high enough, at the slice level 0.5; what the counts count. */
  FILTERED_FLAT_PEAKS("filtered_flat_peaks", SliceRows::filteredFlatPeaks, flatColumns()),
  /** A row a surface. */
  SLABS(
      "slabs",
      SurfaceRows::slabs,
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
      SurfaceRows::masks,
      integer("epoch_idx"),
      integer("time_bin_idx"),
      text("kind"),
      number("alpha"),
      integer("n_cells"),
      bytes("mask")),
  /** A row an epoch with a valid surface and mask asked for; only where masks were asked for. */
  EPOCH_MASKS(
      "epoch_masks",
      (block, analysis, batch) -> batch.resize(0),
      integer("epoch_idx"),
      text("kind"),
      number("alpha"),
      integer("n_cells"),
      bytes("mask")),
  /** A row a peak and slice asked for, and its domain (-1); only where outlines were asked for. */
  OUTLINES(
      "outlines",
      OutlineRows::outlines,
      integer("epoch_idx"),
      integer("time_bin_idx"),
      integer("summit_idx"),
      integer("summit_slice_idx"),
      number("level").orNull(),
      integer("n_rings"),
      bytes("outline")),
  /** A row a valid surface; only where labels were asked for. */
  LABELS(
      "labels",
      OutlineRows::labels,
      integer("epoch_idx"),
      integer("time_bin_idx"),
      integer("nx"),
      integer("ny"),
      bytes("labels"));

  private final String title;
  private final Rows rows;
  private final List<Column> columns;

  /** Makes the rows of a block. */
  private interface Rows {
    void fill(PeakBlock block, Analysis analysis, TableBatch batch);
  }

  Table(String title, Rows rows, Column... columns) {
    this.title = title;
    this.rows = rows;
    this.columns = List.of(columns);
  }

  /** The tables of an analysis, in their order. */
  public static List<Table> of(Analysis analysis) {
    EnumSet<Table> tables = EnumSet.allOf(Table.class);
    if (analysis.masks().isEmpty()) {
      tables.removeAll(EnumSet.of(MASKS, EPOCH_MASKS));
    }
    if (!analysis.outlines()) {
      tables.remove(OUTLINES);
    }
    if (!analysis.labels()) {
      tables.remove(LABELS);
    }
    return List.copyOf(tables);
  }

  /** The name of the table's folder, and its key in the manifest. */
  public String title() {
    return title;
  }

  /** The columns, in their order. */
  public List<Column> columns() {
    return columns;
  }

  /** The columns of these names, in the order of the names. */
  public List<Column> columns(List<String> names) {
    return names.stream()
        .map(name -> columns.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow())
        .toList();
  }

  /**
   * Fills a batch of this table's columns with the rows of a block, in their order; none where rows
   * are of epochs. Vectors of the batch may share arrays with the block.
   *
   * @param block of an analyzer for tables, so that it has the slices at 0.5 and the domains
   */
  public void fill(PeakBlock block, Analysis analysis, TableBatch batch) {
    rows.fill(block, analysis, batch);
  }

  /** Whether rows are of whole epochs: {@link SurfaceRows#epochMasks} has them. */
  public boolean isOfEpochs() {
    return this == EPOCH_MASKS;
  }

  /** The fingerprint of this table with such rows. */
  public String digits(Fingerprint rowsOfIt) {
    return rowsOfIt.digits(title, columns);
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
}

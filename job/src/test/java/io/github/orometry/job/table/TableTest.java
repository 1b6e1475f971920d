package io.github.orometry.job.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.slab.EpochMasks;
import io.github.orometry.job.slab.SlabResult;
import io.github.orometry.job.slab.SlabScores;
import io.github.orometry.job.slab.SlabStatus;
import io.github.orometry.surface.Grid;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableTest {
  private static final double NONE = Double.NaN;
  private static final Grid GRID = new Grid(new double[] {1, 2, 4}, new double[] {10, 30});

  /** A top at (iy 1, ix 2), and a lower peak at (iy 0, ix 0) without a slice at its level 0.9. */
  private static final SlabResult TWO_PEAKS =
      new SlabResult(
          3,
          7,
          SlabStatus.OK,
          8,
          1,
          null,
          new int[] {5, 0},
          new double[] {8, 2},
          new double[] {NONE, 1},
          new double[] {NONE, 1.5},
          new double[] {NONE, 20},
          new double[] {8, 1},
          new int[] {0, 1},
          new boolean[] {true, false},
          new double[] {
            7.2, 3, 28, 1, 2, 0.5, 4, 2, 20, 2, 10, 9, 1.8, NONE, NONE, NONE, NONE, NONE, 1, 1, 10,
            1, 4, 2
          },
          new SlabScores(1, 0.5, 0.25, 0.125, 0.75, 0.65),
          new byte[0],
          new int[0]);

  @Test
  void peaksHaveTheirRankFromOneAndNoKeyColAtTheTop() {
    assertEquals(
        List.of(
            Arrays.asList(3, 7, 1, 1, 2, 4.0, 30.0, 8.0, null, null, null, 8.0, 0, true),
            List.of(3, 7, 2, 0, 0, 1.0, 10.0, 2.0, 1.0, 1.5, 20.0, 1.0, 1, false)),
        rows(Table.PEAKS, new double[] {0.9, 0.5}, NONE));
  }

  @Test
  void flatPeaksHaveARowForEachPeakAndLevelInTheOrderGiven() {
    assertEquals(
        List.of(
            List.of(3, 7, 1, 0, 0.9, 7.2, 8.0, 8.0, 4.0, 30.0, 1.0, 2.0, 3.5, 29.0, 0.5, 8.0, 3, 2),
            List.of(
                3, 7, 1, 1, 0.5, 4.0, 8.0, 8.0, 4.0, 30.0, 2.0, 10.0, 3.0, 25.0, 9.0, 8.0, 3, 2),
            Arrays.asList(
                3, 7, 2, 0, 0.9, 1.8, 2.0, 1.0, 1.0, 10.0, null, null, null, null, null, 2.0, 1, 1),
            List.of(
                3, 7, 2, 1, 0.5, 1.0, 2.0, 1.0, 1.0, 10.0, 1.0, 4.0, 1.5, 12.0, 2.0, 2.0, 1, 1)),
        rows(Table.FLAT_PEAKS, new double[] {0.9, 0.5}, NONE));
  }

  @Test
  void filteredFlatPeaksAreTheHighEnoughAtOneLevel() {
    List<List<Object>> filtered =
        rows(Table.FILTERED_FLAT_PEAKS, new double[] {0.9, 0.5}, Math.nextUp(2.0));
    assertEquals(1, filtered.size());
    assertEquals(List.of(3, 7, 1, 1, 0.5, 4.0), filtered.get(0).subList(0, 6));
    assertEquals(2, rows(Table.FILTERED_FLAT_PEAKS, new double[] {0.9, 0.5}, 2.0).size());
  }

  @Test
  void aLevelOfOneHalfIsComputedForTheFilteredTableAloneWhereItWasNotAskedFor() {
    double[] asked = {0.9};
    assertEquals(
        List.of(0.9, 0.5),
        Arrays.stream(RowContext.of(GRID, asked, NONE).levels()).boxed().toList());
    List<List<Object>> flat = rows(Table.FLAT_PEAKS, asked, NONE);
    assertEquals(List.of(0.9, 0.9), flat.stream().map(row -> row.get(4)).toList());
    List<List<Object>> filtered = rows(Table.FILTERED_FLAT_PEAKS, asked, NONE);
    assertEquals(List.of(0.5, 0.5), filtered.stream().map(row -> row.get(4)).toList());
    assertEquals(List.of(1, 1), filtered.stream().map(row -> row.get(3)).toList());
  }

  @Test
  void slabsSayWhatBecameOfASurface() {
    assertEquals(
        List.of(
            Arrays.asList(3, 7, "ok", 2, 8.0, 1, null, 1.0, 0.5, 0.25, 0.125, 0.75, 0.65, true)),
        rows(Table.SLABS, new double[] {0.9, 0.5}, NONE));
    RecordedRows rejected = new RecordedRows();
    Table.SLABS.rows(
        SlabResult.rejected(0, 1, 2, "why"), RowContext.of(GRID, new double[0], NONE), rejected);
    assertEquals(
        List.of(
            Arrays.asList(
                0, 1, "rejected", 0, null, 2, "why", null, null, null, null, null, null, null)),
        rejected.rows());
  }

  @ParameterizedTest
  @EnumSource
  void rowsFitTheColumns(Table table) {
    RecordedRows recorded = new RecordedRows();
    RowContext context =
        RowContext.of(SampleResults.GRID, new double[] {0.5, 0.9}, NONE, SampleResults.MASKS);
    SampleResults.of(100, 2, 1).forEach(result -> table.rows(result, context, recorded));
    SampleResults.epochs(100, 2, 1).forEach(epoch -> table.rows(epoch, context, recorded));
    assertTrue(recorded.rows().size() >= 20);
    for (List<Object> row : recorded.rows()) {
      assertEquals(table.columns().size(), row.size());
      for (int i = 0; i < row.size(); i++) {
        checkFits(table.columns().get(i), row.get(i));
      }
    }
  }

  private static void checkFits(Column column, Object value) {
    if (value == null) {
      assertTrue(column.nullable(), column.name());
      return;
    }
    Class<?> type =
        switch (column.type()) {
          case INTEGER -> Integer.class;
          case NUMBER -> Double.class;
          case FLAG -> Boolean.class;
          case TEXT -> String.class;
          case BYTES -> ByteBuffer.class;
        };
    assertTrue(type.isInstance(value), column.name());
    assertNotNull(column.name());
  }

  @Test
  void theColumnsAreThoseUsersRead() {
    assertEquals(
        "epoch_idx, time_bin_idx, summit_idx, iy, ix, x, y, height, key_col, key_col_x, key_col_y,"
            + " prominence, parent_idx, edge_limited",
        names(Table.PEAKS));
    String flat =
        "epoch_idx, time_bin_idx, summit_idx, summit_slice_idx, slice_level_multiplier,"
            + " summit_slice_level, peak_relative_height, peak_prominence, peak_center_x,"
            + " peak_center_y, summit_slice_x_width, summit_slice_y_width, summit_slice_center_x,"
            + " summit_slice_center_y, summit_slice_area, peak_height, peak_center_binned_x,"
            + " peak_center_binned_y";
    assertEquals(flat, names(Table.FLAT_PEAKS));
    assertEquals(flat, names(Table.FILTERED_FLAT_PEAKS));
    assertEquals(
        "epoch_idx, time_bin_idx, status, n_peaks, max, missing_cells, error, prominence_ratio,"
            + " closeness, spread, concentration, contrast, score, well_localized",
        names(Table.SLABS));
    assertEquals("epoch_idx, time_bin_idx, kind, alpha, n_cells, mask", names(Table.MASKS));
    assertEquals("epoch_idx, kind, alpha, n_cells, mask", names(Table.EPOCH_MASKS));
  }

  @Test
  void masksAreTablesOnlyWhereTheyWereAskedFor() {
    List<Table> without = RowContext.of(GRID, new double[] {0.5}, NONE).tables();
    assertEquals(
        List.of(Table.PEAKS, Table.FLAT_PEAKS, Table.FILTERED_FLAT_PEAKS, Table.SLABS), without);
    RowContext asked = RowContext.of(GRID, new double[] {0.5}, NONE, SampleResults.MASKS);
    assertEquals(List.of(Table.values()), asked.tables());
  }

  @Test
  void masksHaveARowForEachAskedForAndValidSlabAndEpoch() {
    RowContext context =
        RowContext.of(SampleResults.GRID, new double[] {0.5}, NONE, SampleResults.MASKS);
    SlabResult slab = SampleResults.result(4, 6, 0, 1, new Random(3));
    RecordedRows recorded = new RecordedRows();
    Table.MASKS.rows(slab, context, recorded);
    Table.MASKS.rows(SlabResult.rejected(4, 7, 0, "why"), context, recorded);
    Table.EPOCH_MASKS.rows(slab, context, recorded);
    Table.EPOCH_MASKS.rows(new EpochMasks(slab), context, recorded);
    byte[] bits = slab.masks();
    ByteBuffer first = ByteBuffer.wrap(new byte[] {bits[0], bits[1]});
    ByteBuffer second = ByteBuffer.wrap(new byte[] {bits[2], bits[3]});
    int[] cells = slab.maskCells();
    assertEquals(
        List.of(
            List.of(4, 6, "dominant", 0.5, cells[0], first),
            List.of(4, 6, "level_set", -0.25, cells[1], second),
            List.of(4, "dominant", 0.5, cells[0], first),
            List.of(4, "level_set", -0.25, cells[1], second)),
        recorded.rows());
  }

  @Test
  void noPeaksGiveNoRows() {
    SlabResult none = SampleResults.result(0, 0, 0, 1, new Random(1));
    RecordedRows recorded = new RecordedRows();
    RowContext context = RowContext.of(SampleResults.GRID, new double[] {0.5}, NONE);
    Table.PEAKS.rows(none, context, recorded);
    Table.FLAT_PEAKS.rows(none, context, recorded);
    Table.FILTERED_FLAT_PEAKS.rows(none, context, recorded);
    assertEquals(List.of(), recorded.rows());
  }

  private static String names(Table table) {
    return String.join(", ", table.columns().stream().map(Column::name).toList());
  }

  private static List<List<Object>> rows(Table table, double[] levels, double minIncludedHeight) {
    RecordedRows recorded = new RecordedRows();
    table.rows(TWO_PEAKS, RowContext.of(GRID, levels, minIncludedHeight), recorded);
    return recorded.rows();
  }
}

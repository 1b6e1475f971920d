package io.github.orometry.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.Analyzer;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.analysis.SurfaceStatus;
import io.github.orometry.surface.Grid;
import io.github.orometry.testing.SampleBlocks;
import io.github.orometry.testing.SurfaceAnswer;
import io.github.orometry.testing.TableRows;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TableTest {
  private static final double NONE = Double.NaN;
  private static final Grid GRID = new Grid(new double[] {1, 2, 4}, new double[] {10, 30});
  private static final Analysis TWO_LEVELS = Analysis.builder().levels(0.9, 0.5).build();

  /** A top at (iy 1, ix 2), and a lower peak at (iy 0, ix 0) without a slice at its level 0.9. */
  private static final SurfaceAnswer TWO_PEAKS =
      new SurfaceAnswer(
          3,
          7,
          SurfaceStatus.OK,
          8,
          1,
          null,
          new int[] {5, 0},
          new int[] {0, 1},
          new boolean[] {true, false},
          new double[] {8, 2},
          new double[] {NONE, 1},
          new double[] {NONE, 1.5},
          new double[] {NONE, 20},
          new double[] {8, 1},
          new double[] {
            7.2, 3, 28, 1, 2, 0.5, 4, 2, 20, 2, 10, 9, 1.8, NONE, NONE, NONE, NONE, NONE, 1, 1, 10,
            1, 4, 2
          },
          new double[] {NONE, 1, 10, 3, 20, 60, 1, NONE, NONE, NONE, NONE, NONE},
          new double[] {1, 0.5, 0.25, 0.125, 0.75, 0.65},
          new byte[0],
          new int[0]);

  @Test
  void peaksHaveTheirRankFromOneAndNoKeyColAtTheTop() {
    assertEquals(
        List.of(
            Arrays.asList(
                3, 7, 1, 1, 2, 4.0, 30.0, 8.0, null, null, null, 8.0, 0, true, 3.0, 20.0, 2.5, 20.0,
                60.0),
            Arrays.asList(
                3, 7, 2, 0, 0, 1.0, 10.0, 2.0, 1.0, 1.5, 20.0, 1.0, 1, false, null, null, null,
                null, null)),
        rows(Table.PEAKS, TWO_LEVELS));
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
        rows(Table.FLAT_PEAKS, TWO_LEVELS));
  }

  @Test
  void filteredFlatPeaksAreTheHighEnoughAtOneLevel() {
    Analysis above = TWO_LEVELS.toBuilder().minIncludedHeight(Math.nextUp(2.0)).build();
    List<List<Object>> filtered = rows(Table.FILTERED_FLAT_PEAKS, above);
    assertEquals(1, filtered.size());
    assertEquals(List.of(3, 7, 1, 1, 0.5, 4.0), filtered.get(0).subList(0, 6));
    Analysis from = TWO_LEVELS.toBuilder().minIncludedHeight(2.0).build();
    assertEquals(2, rows(Table.FILTERED_FLAT_PEAKS, from).size());
    assertEquals(2, rows(Table.FILTERED_FLAT_PEAKS, TWO_LEVELS).size());
  }

  @Test
  void aLevelOfOneHalfIsComputedForTheFilteredTableAloneWhereItWasNotAskedFor() {
    Analysis asked = Analysis.builder().levels(0.9).build();
    List<List<Object>> flat = rows(Table.FLAT_PEAKS, asked);
    assertEquals(List.of(0.9, 0.9), flat.stream().map(row -> row.get(4)).toList());
    List<List<Object>> filtered = rows(Table.FILTERED_FLAT_PEAKS, asked);
    assertEquals(List.of(0.5, 0.5), filtered.stream().map(row -> row.get(4)).toList());
    assertEquals(List.of(1, 1), filtered.stream().map(row -> row.get(3)).toList());
  }

  @Test
  void slabsSayWhatBecameOfASurface() {
    assertEquals(
        List.of(
            Arrays.asList(3, 7, "ok", 2, 8.0, 1, null, 1.0, 0.5, 0.25, 0.125, 0.75, 0.65, true)),
        rows(Table.SLABS, TWO_LEVELS));
    PeakBlock block = Analyzer.forTables(Analysis.STANDARD, GRID).newBlock();
    SurfaceAnswer.rejected(0, 1, 2, "why", 0, 0).addTo(block);
    assertEquals(
        List.of(
            Arrays.asList(
                0, 1, "rejected", 0, null, 2, "why", null, null, null, null, null, null, null)),
        TableRows.of(Table.SLABS, block, Analysis.STANDARD));
  }

  @ParameterizedTest
  @EnumSource
  void rowsFitTheColumns(Table table) {
    List<List<Object>> rows = sample(table, 100, 1);
    assertTrue(rows.size() >= 20);
    for (List<Object> row : rows) {
      assertEquals(table.columns().size(), row.size());
      for (int i = 0; i < row.size(); i++) {
        assertTrue(row.get(i) != null || table.columns().get(i).nullable(), "" + row);
      }
    }
  }

  /** The digits of the tables that rows had before they were made column by column. */
  @ParameterizedTest
  @CsvSource({
    "PEAKS, 312, 0e25d643ea71339f577f7c28daaf1a63",
    "FLAT_PEAKS, 624, f28df5d5ce3d4ea61e9c29a67210b5a7",
    "FILTERED_FLAT_PEAKS, 220, a66c614caea955735a47b0bcdd67f224",
    "SLABS, 200, 01aeb4fc0347c26eff5ea388d13235b7",
    "MASKS, 364, dbad620ff242797a24a414b1993db25a"
  })
  void theRowsAreWhatTheyWere(Table table, int rows, String digits) {
    Analysis analysis = SampleBlocks.ANALYSIS.toBuilder().minIncludedHeight(0).build();
    Fingerprint fingerprint = fingerprint(table, SampleBlocks.of(analysis, 200, 5), analysis);
    assertEquals(rows, fingerprint.rows());
    assertEquals(digits, table.digits(fingerprint));
  }

  @Test
  void soAreThoseOfLevelsWithoutOneHalf() {
    Analysis one = SampleBlocks.ANALYSIS.toBuilder().levels(0.9).build();
    PeakBlock block = SampleBlocks.of(one, 50, 9);
    assertEquals("2a125b70e77959d1c9073cec7947f3b0", digits(Table.FLAT_PEAKS, block, one));
    assertEquals("3d69cb126c91efbbf1ec7c896c61ec6c", digits(Table.FILTERED_FLAT_PEAKS, block, one));
    Analysis none = SampleBlocks.ANALYSIS.toBuilder().levels().build();
    PeakBlock other = SampleBlocks.of(none, 50, 9);
    assertEquals("818bb7313e0ff755f51c70635525cad1", digits(Table.FLAT_PEAKS, other, none));
    assertEquals(
        "e5aa0368b9511a2d83dea671a239c4bd", digits(Table.FILTERED_FLAT_PEAKS, other, none));
  }

  @Test
  void theColumnsAreThoseUsersRead() {
    assertEquals(
        "epoch_idx, time_bin_idx, summit_idx, iy, ix, x, y, height, key_col, key_col_x, key_col_y,"
            + " prominence, parent_idx, edge_limited, domain_x_width, domain_y_width,"
            + " domain_center_x, domain_center_y, domain_area",
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
    assertEquals(
        List.of(Table.PEAKS, Table.FLAT_PEAKS, Table.FILTERED_FLAT_PEAKS, Table.SLABS),
        Table.of(Analysis.STANDARD));
    assertEquals(List.of(Table.values()), Table.of(SampleBlocks.ANALYSIS));
  }

  @Test
  void masksHaveARowForEachAskedForAndValidSlabAndEpoch() {
    Analysis analysis = Analysis.builder().masks(0.5).levels(0.9).levelMasks(true).build();
    SurfaceAnswer slab = SampleBlocks.answer(4, 6, 0, 2, new Random(3));
    PeakBlock block = SampleBlocks.empty(analysis);
    SurfaceAnswer.rejected(4, 5, 0, "why", 2, SampleBlocks.MASK_BYTES).addTo(block);
    slab.addTo(block);
    byte[] bits = slab.masks();
    ByteBuffer first = ByteBuffer.wrap(new byte[] {bits[0], bits[1]});
    ByteBuffer second = ByteBuffer.wrap(new byte[] {bits[2], bits[3]});
    int[] cells = slab.maskCells();
    assertEquals(
        List.of(
            List.of(4, 6, "dominant", 0.5, cells[0], first),
            List.of(4, 6, "level_set", 0.9, cells[1], second)),
        TableRows.of(Table.MASKS, block, analysis));
    assertEquals(List.of(), TableRows.of(Table.EPOCH_MASKS, block, analysis));
    TableBatch batch = new TableBatch(Table.EPOCH_MASKS.columns());
    SurfaceRows.epochMasks(EpochMasks.of(4, block.masks(), 1), analysis, batch);
    assertEquals(
        List.of(
            List.of(4, "dominant", 0.5, cells[0], first),
            List.of(4, "level_set", 0.9, cells[1], second)),
        TableRows.of(batch));
  }

  @Test
  void epochMasksAreTheUnion() {
    List<SurfaceAnswer> answers = SampleBlocks.answers(3, 2, 8);
    PeakBlock block = SampleBlocks.of(SampleBlocks.ANALYSIS, 3, 8);
    EpochMasks masks = EpochMasks.of(2, block.masks(), 0);
    masks.add(block.masks(), 1);
    masks.add(block.masks(), 2);
    assertEquals(2, masks.epochIdx());
    byte[] expected = new byte[answers.get(0).masks().length];
    for (SurfaceAnswer answer : answers) {
      for (int i = 0; i < expected.length; i++) {
        expected[i] = (byte) (expected[i] | answer.masks()[i]);
      }
    }
    assertEquals(ByteBuffer.wrap(expected), ByteBuffer.wrap(masks.bits()));
    block.clear();
    answers.get(0).addTo(block);
    assertEquals(ByteBuffer.wrap(expected), ByteBuffer.wrap(masks.bits()), "they are a copy");
  }

  @Test
  void noPeaksGiveNoRows() {
    PeakBlock block = SampleBlocks.empty(Analysis.STANDARD);
    SampleBlocks.answer(0, 0, 0, 2, new Random(1)).addTo(block);
    for (Table table : List.of(Table.PEAKS, Table.FLAT_PEAKS, Table.FILTERED_FLAT_PEAKS)) {
      assertEquals(List.of(), TableRows.of(table, block, Analysis.STANDARD));
    }
  }

  /** A batch is used again and again, for more rows and for fewer. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EPOCH_MASKS")
  void aBatchHoldsTheRowsOfTheLastBlockOnly(Table table) {
    TableBatch batch = new TableBatch(table.columns());
    for (int surfaces : new int[] {30, 4, 0, 90, 7}) {
      PeakBlock block = SampleBlocks.of(SampleBlocks.ANALYSIS, surfaces, surfaces);
      table.fill(block, SampleBlocks.ANALYSIS, batch);
      assertEquals(TableRows.of(table, block, SampleBlocks.ANALYSIS), TableRows.of(batch));
    }
  }

  private static String names(Table table) {
    return String.join(", ", table.columns().stream().map(Column::name).toList());
  }

  private static List<List<Object>> sample(Table table, int surfaces, long seed) {
    PeakBlock block = SampleBlocks.of(SampleBlocks.ANALYSIS, surfaces, seed);
    if (!table.isOfEpochs()) {
      return TableRows.of(table, block, SampleBlocks.ANALYSIS);
    }
    TableBatch batch = new TableBatch(table.columns());
    List<List<Object>> rows = new java.util.ArrayList<>();
    for (int s = 0; s < surfaces; s += 10) {
      SurfaceRows.epochMasks(EpochMasks.of(s / 10, block.masks(), s), SampleBlocks.ANALYSIS, batch);
      rows.addAll(TableRows.of(batch));
    }
    return rows;
  }

  private static Fingerprint fingerprint(Table table, PeakBlock block, Analysis analysis) {
    TableBatch batch = new TableBatch(table.columns());
    table.fill(block, analysis, batch);
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(batch);
    return fingerprint;
  }

  private static String digits(Table table, PeakBlock block, Analysis analysis) {
    return table.digits(fingerprint(table, block, analysis));
  }

  private static List<List<Object>> rows(Table table, Analysis analysis) {
    PeakBlock block = Analyzer.forTables(analysis, GRID).newBlock();
    TWO_PEAKS.addTo(block);
    return TableRows.of(table, block, analysis);
  }
}

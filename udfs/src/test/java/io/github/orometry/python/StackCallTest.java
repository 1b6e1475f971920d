package io.github.orometry.python;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.Analyzer;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.counts.Blur;
import io.github.orometry.counts.PeakCounts;
import io.github.orometry.projection.CellwiseMaximum;
import io.github.orometry.setting.BadSettingException;
import io.github.orometry.surface.Grid;
import io.github.orometry.table.Fingerprint;
import io.github.orometry.table.Table;
import io.github.orometry.table.TableBatch;
import io.github.orometry.testing.TableRows;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Arrays in memory on threads of their own, and their answers column by column. */
class StackCallTest {
  private static final int NX = 6;
  private static final int NY = 5;
  private static final int CELLS = NX * NY;
  private static final int WAIT = 60_000;
  private static final Grid GRID = Grid.ofIndices(NX, NY);
  private static final Analysis ANALYSIS =
      Analysis.builder().levels(0.75).masks(0.5).minIncludedHeight(0.9).build();

  /** Surfaces of each epoch, one of them invalid, as they lie: t slowest, then y, then x. */
  private static final int[] SIZES = {3, 1, 4};

  private static double[] epoch(int e) {
    double[] values = new Random(e).doubles((long) SIZES[e] * CELLS).toArray();
    if (e == 2) {
      values[CELLS + 3] = Double.NEGATIVE_INFINITY;
    }
    return values;
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  private static StackCall call(Analysis analysis) {
    StackCall call = new StackCall(analysis, GRID);
    for (int e = 0; e < SIZES.length; e++) {
      ByteBuffer memory = direct(SIZES[e] * CELLS * Double.BYTES);
      memory.asDoubleBuffer().put(epoch(e));
      boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
      long[] places = {0, Double.BYTES, (long) NX * Double.BYTES, (long) CELLS * Double.BYTES};
      call.add(e, new ByteBuffer[] {memory}, "f8", little, SIZES[e], places);
    }
    return call;
  }

  private static Answers answers(int threads) {
    StackCall call = call(ANALYSIS);
    call.start(threads, true);
    assertTrue(call.hasEnded(WAIT));
    assertEquals(8, call.done());
    return call.answers();
  }

  private static PeakBlock expected() {
    Analyzer analyzer = Analyzer.forTables(ANALYSIS, GRID);
    PeakBlock block = analyzer.newBlock();
    for (int e = 0; e < SIZES.length; e++) {
      for (int t = 0; t < SIZES[e]; t++) {
        analyzer.analyze(epoch(e), t * CELLS, e, t, block);
      }
    }
    return block;
  }

  @ParameterizedTest
  @EnumSource(value = Table.class, mode = EnumSource.Mode.EXCLUDE, names = "EPOCH_MASKS")
  void tablesAreThoseOfTheAnalysis(Table table) {
    Answers answers = answers(2);
    TableBatch batch = new TableBatch(table.columns());
    table.fill(expected(), ANALYSIS, batch);
    int rows = Math.toIntExact(answers.rows(table.title()));
    assertEquals(batch.rows(), rows);
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(batch);
    assertEquals(table.digits(fingerprint), answers.fingerprint(table.title()));
    assertEquals(table.columns().size(), answers.columns(table.title()).length);
    ByteBuffer[] targets =
        table.columns().stream().map(column -> direct(8 * rows)).toArray(ByteBuffer[]::new);
    String[][] texts = answers.fill(table.title(), targets);
    List<List<Object>> wanted = TableRows.of(batch);
    for (int c = 0; c < targets.length; c++) {
      for (int row = 0; row < rows; row++) {
        Object value =
            switch (table.columns().get(c).type()) {
              case INTEGER -> targets[c].getInt(4 * row);
              case NUMBER ->
                  Double.isNaN(targets[c].getDouble(8 * row))
                      ? null
                      : targets[c].getDouble(8 * row);
              case FLAG -> targets[c].get(row) < 0 ? null : targets[c].get(row) == 1;
              case TEXT ->
                  targets[c].getInt(4 * row) < 0 ? null : texts[c][targets[c].getInt(4 * row)];
              case BYTES -> targets[c].duplicate().position(4 * row).limit(4 * row + 4).slice();
            };
        assertEquals(wanted.get(row).get(c), value, table.columns().get(c).name());
      }
    }
  }

  @Test
  void masksOfEpochsAreUnions() {
    Answers answers = answers(1);
    assertEquals(3, answers.rows("epoch_masks"));
    assertArrayEquals(
        new String[] {
          "peaks", "flat_peaks", "filtered_flat_peaks", "slabs", "masks", "epoch_masks"
        },
        answers.tables());
    ByteBuffer bits = direct(8 * 4);
    answers.maskBits(bits);
    byte[] all = new byte[8 * 4];
    bits.get(0, all);
    assertArrayEquals(Arrays.copyOf(expected().masks().bits(), 8 * 4), all);
    ByteBuffer[] targets = {direct(12), direct(12), direct(24), direct(12), direct(12)};
    String[][] texts = answers.fill("epoch_masks", targets);
    assertArrayEquals(new String[] {"dominant"}, texts[1]);
    assertNull(texts[0]);
    for (int i = 0; i < 4; i++) {
      assertEquals(all[i] | all[4 + i] | all[8 + i], targets[4].get(i));
      assertEquals(all[12 + i], targets[4].get(4 + i));
    }
  }

  @Test
  void countsAndTheirBlurs() {
    PeakCounts counts = new PeakCounts(NX, NY);
    expected().count(0.9, counts);
    ByteBuffer memory = direct(3 * CELLS * Double.BYTES);
    answers(2).counts(memory);
    double[] uniform = Blur.uniform(counts);
    double[] gaussian = Blur.gaussian(counts);
    for (int i = 0; i < CELLS; i++) {
      assertEquals((double) counts.values()[i], memory.getDouble(8 * i));
      assertEquals(uniform[i], memory.getDouble(8 * (CELLS + i)));
      assertEquals(gaussian[i], memory.getDouble(8 * (2 * CELLS + i)));
    }
  }

  @Test
  void projectionsOfEachEpoch() {
    ByteBuffer memory = direct(3 * CELLS * Double.BYTES);
    StackCall call = call(Analysis.STANDARD);
    call.startProjection(2, memory);
    assertTrue(call.hasEnded(WAIT));
    assertEquals(0, call.answers().surfaces());
    for (int e = 0; e < SIZES.length; e++) {
      double[] projection = new double[CELLS];
      CellwiseMaximum.clear(projection);
      for (int t = 0; t < SIZES[e]; t++) {
        CellwiseMaximum.add(projection, epoch(e), t * CELLS);
      }
      for (int i = 0; i < CELLS; i++) {
        assertEquals(projection[i], memory.getDouble(8 * (e * CELLS + i)));
      }
    }
  }

  @Test
  void aCancelledCallHasNoAnswers() {
    StackCall call = call(ANALYSIS);
    assertThrows(IllegalStateException.class, call::answers);
    call.cancel();
    call.start(2, false);
    assertTrue(call.hasEnded(WAIT));
    assertThrows(CancellationException.class, call::answers);
  }

  @Test
  void whoIsInterruptedDoesNotWait() {
    StackCall call = call(ANALYSIS);
    Thread.currentThread().interrupt();
    assertFalse(call.hasEnded(WAIT));
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void nothingToDo() {
    StackCall call = new StackCall(ANALYSIS, GRID);
    call.start(2, true);
    assertTrue(call.hasEnded(WAIT));
    assertEquals(0, call.answers().rows("slabs"));
  }

  @Test
  void settingsAndGridsFromPlainValues() {
    Analysis analysis =
        Door.analysis(new String[] {"levels", "max-peaks"}, new String[] {"0.5,0.25", "3"});
    assertArrayEquals(new double[] {0.5, 0.25}, analysis.levels());
    List<Object> settings = Door.settings(analysis);
    assertEquals(3, settings.get(settings.indexOf("max-peaks") + 1));
    assertEquals(
        "min-prominence",
        assertThrows(
                BadSettingException.class,
                () -> Door.analysis(new String[] {"min-prominence"}, new String[] {"x"}))
            .setting());
    assertEquals(GRID, Door.grid(NX, NY, null, null));
    assertEquals(
        new Grid(new double[] {2, 3}, new double[] {0}),
        Door.grid(2, 1, new double[] {2, 3}, null));
    assertEquals(
        new Grid(new double[] {0}, new double[] {5, 7}),
        Door.grid(1, 2, null, new double[] {5, 7}));
  }
}

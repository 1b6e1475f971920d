package io.github.orometry.job.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.Analyzer;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.analysis.SurfaceStatus;
import io.github.orometry.surface.Grid;
import io.github.orometry.table.SurfaceRows;
import io.github.orometry.table.Table;
import io.github.orometry.table.TableBatch;
import io.github.orometry.testing.SampleBlocks;
import io.github.orometry.testing.SurfaceAnswer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTotalsTest {
  private static final Analysis ANALYSIS =
      SampleBlocks.ANALYSIS.toBuilder().minIncludedHeight(0).build();

  @Test
  void partsMergeToTheWholeAlsoAfterTheyWereSent() throws Exception {
    RunTotals whole = totals(200, 5, 0, 200);
    RunTotals merged = new RunTotals();
    merged.merge(sent(totals(200, 5, 120, 200)));
    merged.merge(sent(totals(200, 5, 0, 30)));
    merged.merge(sent(totals(200, 5, 30, 120)));
    for (Table table : Table.values()) {
      assertEquals(whole.rows(table), merged.rows(table));
      assertEquals(whole.fingerprint(table), merged.fingerprint(table));
    }
    for (SurfaceStatus status : SurfaceStatus.values()) {
      assertEquals(whole.surfaces(status), merged.surfaces(status));
    }
    assertEquals(whole.peaks(), merged.peaks());
  }

  /** Another part can be added where it was sent to. */
  @Test
  void whatWasSentGoesOn() throws Exception {
    RunTotals sent = sent(totals(50, 5, 0, 20));
    add(sent, 50, 5, 20, 50);
    assertEquals(totals(50, 5, 0, 50).fingerprint(Table.PEAKS), sent.fingerprint(Table.PEAKS));
  }

  @Test
  void theyCountWhatTheTablesHold() {
    List<SurfaceAnswer> answers = SampleBlocks.answers(200, 2, 6);
    RunTotals totals = totals(200, 6, 0, 200);
    assertEquals(200, totals.surfaces());
    assertEquals(200, totals.rows(Table.SLABS));
    assertEquals(totals.peaks(), totals.rows(Table.PEAKS));
    assertEquals(2 * totals.peaks(), totals.rows(Table.FLAT_PEAKS));
    assertEquals(
        answers.stream().filter(a -> a.status() == SurfaceStatus.REJECTED).count(),
        totals.surfaces(SurfaceStatus.REJECTED));
    assertEquals(
        answers.stream()
            .flatMapToDouble(a -> Arrays.stream(a.heights()))
            .filter(h -> h >= 0)
            .count(),
        totals.rows(Table.FILTERED_FLAT_PEAKS));
  }

  @Test
  void surfacesWithAProminenceThatOverflowsAreCounted() {
    Analyzer analyzer = new Analyzer(Analysis.STANDARD, Grid.ofIndices(3, 1));
    PeakBlock block = analyzer.newBlock();
    double most = Double.MAX_VALUE;
    for (double[] z : new double[][] {{most, -most, 0}, {1, 0, 2}, {1, most / 0, 2}, {0, 0, 0}}) {
      analyzer.analyze(z, 0, 0, block.surfaces(), block);
    }
    RunTotals totals = new RunTotals();
    totals.accept(block);
    assertEquals(1, totals.overflows());
    RunTotals part = new RunTotals();
    part.accept(block);
    totals.merge(part);
    assertEquals(2, totals.overflows());
  }

  /** The digits that these answers had before rows were made column by column. */
  @Test
  void theMasksOfEpochsAreWhatTheyWere() {
    PeakBlock block = SampleBlocks.of(ANALYSIS, 200, 5);
    RunTotals totals = new RunTotals();
    TableBatch batch = new TableBatch(Table.EPOCH_MASKS.columns());
    EpochMaskSink sink =
        new EpochMaskSink(
            epoch -> {
              SurfaceRows.epochMasks(epoch, ANALYSIS, batch);
              totals.add(Table.EPOCH_MASKS, batch);
            });
    sink.accept(block);
    sink.end();
    assertEquals(40, totals.rows(Table.EPOCH_MASKS));
    assertEquals("d11ee2544c78e3af4f3871413c66876a", totals.fingerprint(Table.EPOCH_MASKS));
  }

  private static RunTotals totals(int surfaces, long seed, int from, int to) {
    RunTotals totals = new RunTotals();
    add(totals, surfaces, seed, from, to);
    return totals;
  }

  private static void add(RunTotals totals, int surfaces, long seed, int from, int to) {
    PeakBlock block = SampleBlocks.part(ANALYSIS, surfaces, seed, from, to);
    totals.accept(block);
    for (Table table : Table.values()) {
      TableBatch batch = new TableBatch(table.columns());
      table.fill(block, ANALYSIS, batch);
      totals.add(table, batch);
    }
  }

  private static RunTotals sent(RunTotals totals) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(totals);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (RunTotals) in.readObject();
    }
  }
}

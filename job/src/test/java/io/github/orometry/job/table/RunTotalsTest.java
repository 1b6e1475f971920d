package io.github.orometry.job.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.orometry.job.slab.SlabResult;
import io.github.orometry.job.slab.SlabStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTotalsTest {
  private static final RowContext CONTEXT =
      RowContext.of(SampleResults.GRID, new double[] {0.5, 0.9}, 0, SampleResults.MASKS);

  @Test
  void partsMergeToTheWholeAlsoAfterTheyWereSent() throws Exception {
    List<SlabResult> results = SampleResults.of(200, 2, 5);
    RunTotals whole = totals(results);
    RunTotals merged = new RunTotals(CONTEXT);
    merged.merge(sent(totals(results.subList(120, 200))));
    merged.merge(sent(totals(results.subList(0, 30))));
    merged.merge(sent(totals(results.subList(30, 120))));
    for (Table table : Table.values()) {
      assertEquals(whole.rows(table), merged.rows(table));
      assertEquals(whole.fingerprint(table), merged.fingerprint(table));
    }
    for (SlabStatus status : SlabStatus.values()) {
      assertEquals(whole.slabs(status), merged.slabs(status));
    }
    assertEquals(whole.peaks(), merged.peaks());
  }

  @Test
  void theyCountWhatTheTablesHold() {
    List<SlabResult> results = SampleResults.of(200, 2, 6);
    RunTotals totals = totals(results);
    assertEquals(200, totals.slabs());
    assertEquals(200, totals.rows(Table.SLABS));
    assertEquals(totals.peaks(), totals.rows(Table.PEAKS));
    assertEquals(2 * totals.peaks(), totals.rows(Table.FLAT_PEAKS));
    assertEquals(
        results.stream().filter(result -> result.status() == SlabStatus.REJECTED).count(),
        totals.slabs(SlabStatus.REJECTED));
    assertEquals(
        results.stream()
            .flatMapToDouble(r -> Arrays.stream(r.height()))
            .filter(h -> h >= 0)
            .count(),
        totals.rows(Table.FILTERED_FLAT_PEAKS));
  }

  private static RunTotals totals(List<SlabResult> results) {
    RunTotals totals = new RunTotals(CONTEXT);
    results.forEach(totals::add);
    return totals;
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

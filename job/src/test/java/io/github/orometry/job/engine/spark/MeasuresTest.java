package io.github.orometry.job.engine.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.orometry.job.engine.spark.Measures.RangeCheck;
import io.github.orometry.job.result.PartReport;
import io.github.orometry.job.result.RejectedSurface;
import io.github.orometry.job.result.RunTotals;
import io.github.orometry.stack.SurfaceKey;
import java.util.List;
import java.util.Map;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;

/** Spark may take in what a task said more than once, and in any order. */
class MeasuresTest {
  private static Measures measures() {
    return new Measures(
        new LongAccumulator(),
        new LongAccumulator(),
        new LongAccumulator(),
        new LongAccumulator(),
        new LongAccumulator(),
        new CollectionAccumulator<>(),
        new CollectionAccumulator<>());
  }

  private static PartReport report(int part, long firstKey) {
    return new PartReport(part, firstKey, Map.of(), new RunTotals(), null);
  }

  /** Not their numbers, as adaptive execution may number them anew; parts without rows go first. */
  @Test
  void partsAreInTheOrderOfTheirFirstKeysEachOnce() {
    Measures measures = measures();
    long last = SurfaceKey.of(7, 0);
    for (PartReport report :
        List.of(report(0, last), report(3, -1), report(1, 4), report(0, last), report(2, 3))) {
      measures.reports().add(report);
    }
    List<Integer> order = measures.parts().stream().map(PartReport::part).toList();
    assertEquals(List.of(3, 2, 1, 0), order);
  }

  /** However early another part finds one: the first in the order of keys is told. */
  @Test
  void theFirstBadSurfaceIsKnownOnceNoneCanBeBeforeIt() {
    Measures measures = measures();
    RejectedSurface second = new RejectedSurface(0, 25, "is inf");
    measures.reports().add(new PartReport(2, 20, Map.of(), new RunTotals(), second));
    assertNull(measures.firstRejected(), "no part has said that it has one");
    measures.rejected().add(1);
    measures.reports().add(report(0, 0));
    assertNull(measures.firstRejected(), "part 1 may have one");
    RejectedSurface first = new RejectedSurface(0, 12, "is inf");
    measures.reports().add(new PartReport(1, 10, Map.of(), new RunTotals(), first));
    assertEquals(first, measures.firstRejected());
  }

  @Test
  void aRangeThatIsReadAgainAddsToTheChecksumOnce() {
    Measures measures = measures();
    for (RangeCheck check :
        List.of(
            new RangeCheck(0, 0, 5),
            new RangeCheck(1, 0, 9),
            new RangeCheck(0, 20, 6),
            new RangeCheck(0, 0, 5),
            new RangeCheck(1, 0, 9))) {
      measures.checks().add(check);
    }
    assertArrayEquals(new int[] {5 ^ 6, 9, 0}, measures.checksums(3));
  }
}

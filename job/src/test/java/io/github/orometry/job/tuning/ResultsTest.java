package io.github.orometry.job.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is chosen of what was measured. */
class ResultsTest {
  private static final Candidate BASE = new Candidate("threads", 2, 50, 200);
  private static final Candidate SMALL_BUFFER = new Candidate("threads", 2, 12, 200);
  private static final Candidate ONE_JOB = new Candidate("threads", 1, 50, 200);
  private static final Candidate SEQUENTIAL = new Candidate("sequential", 1, 50, 200);

  private final Results results = new Results();

  private void add(Candidate candidate, double... seconds) {
    for (double one : seconds) {
      results.add(candidate, one);
    }
  }

  private void addThrice(Candidate candidate, double seconds) {
    add(candidate, seconds, seconds, seconds);
  }

  @Test
  void theFastestIsBest() {
    addThrice(BASE, 0.5);
    addThrice(SMALL_BUFFER, 0.4);
    addThrice(new Candidate("threads", 2, 50, 800), 0.45);
    assertEquals(SMALL_BUFFER, results.best());
    assertEquals(BASE, results.base());
  }

  @Test
  void whatARunDoesUntunedIsLeftForWhatIsClearlyFasterOnly() {
    addThrice(BASE, 0.52);
    addThrice(SMALL_BUFFER, 0.5);
    assertEquals(BASE, results.best());
    addThrice(new Candidate("threads", 2, 50, 800), 0.495);
    assertEquals(800, results.best().perTask());
  }

  @Test
  void fewerJobsOrAnotherExecutorMustBeMuchFaster() {
    addThrice(BASE, 0.59);
    addThrice(ONE_JOB, 0.5);
    addThrice(SEQUENTIAL, 0.5);
    assertEquals(BASE, results.best());
    addThrice(new Candidate("threads", 1, 50, 800), 0.49);
    assertEquals(800, results.best().perTask());
    addThrice(new Candidate("sequential", 1, 50, 800), 0.48);
    assertEquals("sequential", results.best().executor());
  }

  @Test
  void theMedianCounts() {
    add(BASE, 0.5, 9, 0.5, 0.6);
    add(SMALL_BUFFER, 0.1, 0.7, 0.6);
    assertEquals(BASE, results.best());
    add(SMALL_BUFFER, 0.1, 0.1);
    assertEquals(SMALL_BUFFER, results.best());
  }

  @Test
  void withFewerThanThreeTrialsOfAnyNothingIsChanged() {
    addThrice(BASE, 0.5);
    add(SMALL_BUFFER, 0.1, 0.1);
    assertFalse(results.comparable());
    assertEquals(BASE, results.best());
    add(SMALL_BUFFER, 0.1);
    assertTrue(results.comparable());
    assertEquals(SMALL_BUFFER, results.best());
  }

  @Test
  void theTableMarksTheBest() {
    addThrice(BASE, 0.0005);
    addThrice(SEQUENTIAL, 0.001);
    List<String> lines = results.table().lines().toList();
    assertEquals(
        List.of(
            "executor   jobs  buffer    task  surfaces/s",
            "threads       2      50     200       2,000  <- best",
            "sequential    1      50     200       1,000"),
        lines);
  }
}

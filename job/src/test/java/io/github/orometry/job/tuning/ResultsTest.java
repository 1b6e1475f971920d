package io.github.orometry.job.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.executor.Costs;
import io.github.orometry.job.executor.Demand;
import io.github.orometry.job.executor.Executor;
import io.github.orometry.job.executor.Executor.Cost;
import io.github.orometry.job.executor.ExecutorChooser;
import io.github.orometry.job.executor.TaskSizes;
import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is chosen of what was measured, and what runs make of it. */
class ResultsTest {
  private static final List<Executor> REGISTERED = ExecutorChooser.registered();
  private static final Executor SEQUENTIAL = REGISTERED.get(0);
  private static final Executor THREADS = REGISTERED.get(1);
  private static final int CELLS = 1000;
  private static final long MOST = 100;

  /** Tasks of 200 ms at 1 ms a surface and worker. */
  private static final Candidate UNTUNED = Candidate.of(THREADS, 2, 50, 200);

  private final Results results = new Results(MOST);

  private void add(Candidate candidate, double milliseconds, long bytes) {
    results.add(new Measurement(candidate, 1000, milliseconds, bytes));
  }

  private static Demand demand(int jobs, long surfaces) {
    return new Demand(jobs, null, Duration.ofSeconds(1), "a run", surfaces, CELLS, Set.of("npy"));
  }

  private Candidate best() {
    return results.best(UNTUNED).candidate();
  }

  @Test
  void theFastestIsBest() {
    add(UNTUNED, 0.5, 10);
    add(UNTUNED.withBuffer(10), 0.4, 10);
    assertEquals(UNTUNED.withBuffer(10), best());
  }

  @Test
  void whatARunDoesUntunedIsLeftForWhatIsClearlyFasterOnly() {
    add(UNTUNED.withBuffer(10), 0.5, 10);
    add(UNTUNED, 0.52, 10);
    assertEquals(UNTUNED, best());
  }

  @Test
  void theQuickestOfSeveralTrialsCountsAndTheMostMemory() {
    add(UNTUNED, 0.9, 10);
    add(UNTUNED, 0.5, 20);
    add(UNTUNED, 0.7, 15);
    Measurement one = results.of(UNTUNED).orElseThrow();
    assertEquals(0.5, one.seconds());
    assertEquals(20, one.bytesPerWorker());
  }

  @Test
  void whatIsAboveTheMemoryIsShownAndNotChosen() {
    add(UNTUNED, 0.5, MOST);
    add(UNTUNED.withBuffer(199), 0.1, MOST + 1);
    assertEquals(UNTUNED, best());
    String table = new TuningTable(results, results.best(UNTUNED)).text();
    String[] lines = table.split(System.lineSeparator());
    assertEquals(3, lines.length, table);
    assertTrue(lines[1].endsWith("<- best"), table);
    assertTrue(lines[2].endsWith("above --max-memory"), table);
    assertTrue(lines[1].contains("2,000"), "surfaces a second: " + table);
    assertTrue(lines[1].contains(" 200 "), "milliseconds of a task: " + table);
  }

  @Test
  void whereNothingFitsTheMemoryThatIsTold() {
    add(UNTUNED, 0.5, MOST + 9);
    add(UNTUNED.withBuffer(10), 0.5, MOST + 7);
    JobException e = assertThrows(JobException.class, this::best);
    assertEquals(ExitCode.RUN_FAILED, e.exitCode());
    assertTrue(e.getMessage().contains("100 bytes for each worker (--max-memory)"));
    assertTrue(e.getMessage().contains("the least takes 107 bytes"), e.getMessage());
  }

  @Test
  void ofThoseAboutAsFastOneWithTasksOfGoodLengthIsBest() {
    Candidate tooLong = UNTUNED.withTask(2000);
    Candidate tooShort = UNTUNED.withTask(20);
    add(tooLong, 0.5, 10);
    add(tooShort, 0.5, 10);
    add(UNTUNED.withTask(300), 0.51, 10);
    assertEquals(0.6, results.of(tooLong).orElseThrow().taskSeconds() * 0.3, 1e-9);
    assertEquals(UNTUNED.withTask(300), results.best(tooLong).candidate());
  }

  @Test
  void fewerJobsOrAnotherExecutorMustBeMuchFaster() {
    Candidate oneJob = Candidate.of(THREADS, 1, 50, 400);
    Candidate sequential = Candidate.of(SEQUENTIAL, 1, 50, 400);
    add(UNTUNED, 0.59, 10);
    add(oneJob, 0.5, 10);
    add(sequential, 0.5, 10);
    assertEquals(UNTUNED, best());
    add(oneJob, 0.49, 10);
    assertEquals(oneJob, best());
  }

  @Test
  void costsAreOfTheJobsAskedForAndStartWithTheSoonest() {
    add(UNTUNED, 0.501, 10);
    add(Candidate.of(THREADS, 1, 50, 200), 0.2, 10);
    add(Candidate.of(SEQUENTIAL, 1, 50, 200), 1.002, 10);
    results.addLeast(THREADS, 0.001);
    results.addLeast(SEQUENTIAL, 0.002);
    results.addStart(THREADS, 0.08);
    results.addStart(THREADS, 0.03);
    results.addStart(SEQUENTIAL, 0.02);
    Map<String, Cost> costs = results.costs(demand(2, 1));
    assertEquals(Set.of("threads", "sequential"), costs.keySet());
    assertEquals(500, costs.get("threads").nanosPerCell(), 1e-9);
    assertEquals(0.01, costs.get("threads").startSeconds(), 1e-9);
    assertEquals(1000, costs.get("sequential").nanosPerCell(), 1e-9);
    assertEquals(0, costs.get("sequential").startSeconds());
  }

  private static Costs measured(int jobs, Map<String, Cost> costs) {
    Tuning tuning =
        new Tuning(
            MachineSignature.here(CELLS), Instant.EPOCH, "", CELLS, "threads", jobs, 1, 1, costs);
    return new MeasuredCosts(tuning, REGISTERED);
  }

  private static String auto(Demand demand, Costs costs) {
    return new ExecutorChooser(REGISTERED, "auto", true, demand, costs).choose().executor().name();
  }

  @Test
  void autoGoesByWhatWasMeasured() {
    Costs costs = measured(2, Map.of("sequential", new Cost(0, 100), "threads", new Cost(1, 60)));
    assertEquals("sequential", auto(demand(2, 10_000), costs));
    assertEquals("threads", auto(demand(2, 100_000), costs));
    assertEquals("threads", auto(demand(2, 10_000), Executor::cost));
  }

  /** So that a tuning made on a busy machine does not make auto slow on an idle one. */
  @Test
  void autoChangesForWhatIsClearlyFasterOnly() {
    Costs busy = measured(2, Map.of("sequential", new Cost(0, 50), "threads", new Cost(0, 59)));
    assertEquals("threads", auto(demand(2, 100_000), busy));
    Costs clear = measured(2, Map.of("sequential", new Cost(0, 50), "threads", new Cost(0, 61)));
    assertEquals("sequential", auto(demand(2, 100_000), clear));
  }

  @Test
  void withOtherJobsThanMeasuredAutoGoesByWhatExecutorsSay() {
    Costs costs = measured(2, Map.of("sequential", new Cost(0, 1), "threads", new Cost(9, 60)));
    assertEquals("threads", auto(demand(4, 10_000), costs));
    assertEquals("sequential", auto(demand(2, 10_000), costs));
  }

  /** On a machine ten times slower than the one the declared figures are of. */
  @Test
  void whatWasNotTriedIsNoFasterForIt() {
    Costs costs =
        measured(2, Map.of("sequential", new Cost(0, 450), "threads", new Cost(0.002, 225)));
    assertEquals("threads", auto(demand(2, 1_000_000_000L), costs));
    assertEquals(350, costs.of(REGISTERED.get(2), demand(2, 1)).nanosPerCell(), 1e-9);
  }

  @Test
  void tunedSizesAreUpperBounds() {
    TaskSizes tuned = new TaskSizes(0, 0).atMost(900, 400);
    long plenty = 1L << 40;
    assertEquals(900, tuned.slabsPerTask(1_000_000, CELLS, 2));
    assertEquals(160, tuned.slabsPerTask(1_000, CELLS, 2), "few surfaces");
    assertEquals(400, tuned.bufferSize(CELLS, 2, plenty));
    assertEquals(1, tuned.bufferSize(CELLS, 2, 1000), "little memory");
    TaskSizes given = new TaskSizes(7, 3).atMost(900, 400);
    assertEquals(7, given.slabsPerTask(1_000_000, CELLS, 2));
    assertEquals(3, given.bufferSize(CELLS, 2, plenty));
  }
}

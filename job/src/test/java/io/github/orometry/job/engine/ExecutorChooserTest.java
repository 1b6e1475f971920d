package io.github.orometry.job.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.orometry.job.failure.FailedException;
import io.github.orometry.setting.BadSettingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which executor is chosen, and what is said where it is not the one that was meant. */
class ExecutorChooserTest {
  private static final List<Executor> REGISTERED = ExecutorChooser.registered();
  private static final String NO_MASTER = "spark://127.0.0.1:1";

  @Test
  void threeAreRegistered() {
    assertEquals(
        List.of("sequential", "threads", "spark"),
        REGISTERED.stream().map(Executor::name).toList());
  }

  @Test
  void autoTakesWhatIsExpectedToBeDoneFirst() {
    assertEquals("sequential", auto(1, 2).executor().name());
    assertEquals("sequential", auto(1_000_000, 1).executor().name());
    assertEquals("threads", auto(1_000, 2).executor().name());
    assertEquals("threads", auto(1_000_000, 2).executor().name());
    assertNull(auto(1, 2).warning());
  }

  @Test
  void anExecutorOfSomeoneElseIsChosenOnItsMerits() {
    Executor faster = new Stub("quantum", Set.of("npy"), null);
    List<Executor> four = List.of(REGISTERED.get(0), REGISTERED.get(1), REGISTERED.get(2), faster);
    Demand demand = demand(10, 2, null);
    assertSame(
        faster,
        new ExecutorChooser(four, "auto", true, demand, Executor::cost).choose().executor());
    assertSame(
        faster,
        new ExecutorChooser(four, "quantum", true, demand, Executor::cost).choose().executor());
  }

  @Test
  void aMasterMeansSpark() {
    ExecutorChoice choice = chooser("auto", true, demand(1, 2, "local[2]")).choose();
    assertEquals("spark", choice.executor().name());
    assertEquals("a master was named", choice.reason());
  }

  @Test
  void oneThatDoesNotReadTheInputIsReplaced() {
    Executor other = new Stub("quantum", Set.of("csv"), null);
    List<Executor> two = List.of(REGISTERED.get(0), other);
    ExecutorChoice choice =
        new ExecutorChooser(two, "quantum", true, demand(1, 2, null), Executor::cost).choose();
    assertEquals("sequential", choice.executor().name());
    assertEquals(
        "executor quantum (asked for) does not read npy;"
            + " sequential can do the work, sequential is used.",
        choice.warning());
  }

  @Test
  void anUnreachableMasterIsToldWithWhatIsUsedInstead() {
    ExecutorChoice choice = chooser("spark", true, demand(1000, 2, NO_MASTER)).choose();
    assertEquals("threads", choice.executor().name());
    assertEquals("in place of spark", choice.reason());
    assertEquals(
        "executor spark (asked for) finds no master at spark://127.0.0.1:1 within 1 s"
            + " (Connection refused);"
            + " sequential and threads can do the work, threads is used.",
        choice.warning());
  }

  @Test
  void withoutFallbackThatIsTheEnd() {
    ExecutorChooser chooser = chooser("auto", false, demand(1000, 2, NO_MASTER));
    FailedException e = assertThrows(FailedException.class, chooser::choose);
    assertEquals(
        "executor spark (a master was named) finds no master at spark://127.0.0.1:1 within 1 s"
            + " (Connection refused).",
        e.getMessage());
  }

  @Test
  void oneThatDidNotStartIsNotChosenAgain() {
    ExecutorChooser chooser = chooser("auto", true, demand(1000, 2, "local[2]"));
    Executor spark = chooser.choose().executor();
    chooser.refuse(spark, "did not start: no more threads");
    ExecutorChoice second = chooser.choose();
    assertEquals("threads", second.executor().name());
    assertEquals(
        "executor spark (a master was named) did not start: no more threads;"
            + " sequential and threads can do the work, threads is used.",
        second.warning());
  }

  @Test
  void whereNoneCanTheReasonsAreTold() {
    List<Executor> one = List.of(new Stub("quantum", Set.of("npy"), "is too cold"));
    ExecutorChooser chooser =
        new ExecutorChooser(one, "auto", true, demand(1, 1, null), Executor::cost);
    FailedException e = assertThrows(FailedException.class, chooser::choose);
    assertEquals("no executor can do the work: quantum is too cold.", e.getMessage());
  }

  /** What asks a master over the network would otherwise wait for it again and again. */
  @Test
  void anExecutorIsAskedOnceWhetherItCan() {
    AtomicInteger asked = new AtomicInteger();
    Executor slow = new Stub("quantum", Set.of("npy"), "is too cold", asked);
    List<Executor> two = List.of(REGISTERED.get(0), slow);
    ExecutorChooser chooser =
        new ExecutorChooser(two, "quantum", true, demand(1, 2, null), Executor::cost);
    assertEquals("sequential", chooser.choose().executor().name());
    assertEquals("sequential", chooser.choose().executor().name());
    assertEquals(1, asked.get());
  }

  @Test
  void anUnknownNameIsWrongUsage() {
    BadSettingException e =
        assertThrows(
            BadSettingException.class, () -> ExecutorChooser.checkName(REGISTERED, "sprak"));
    assertEquals("executor", e.setting());
    assertEquals(
        "executor expects auto, sequential, threads, spark; found 'sprak'.", e.getMessage());
  }

  private static ExecutorChoice auto(long surfaces, int jobs) {
    return chooser("auto", true, demand(surfaces, jobs, null)).choose();
  }

  private static ExecutorChooser chooser(String asked, boolean fallback, Demand demand) {
    return new ExecutorChooser(REGISTERED, asked, fallback, demand, Executor::cost);
  }

  private static Demand demand(long surfaces, int jobs, String master) {
    return new Demand(
        jobs, master, Duration.ofSeconds(1), "a run", surfaces, 41 * 63, Set.of("npy"));
  }

  /** An executor that would take no time. */
  private record Stub(String name, Set<String> formats, String why, AtomicInteger asked)
      implements Executor {
    Stub(String name, Set<String> formats, String why) {
      this(name, formats, why, new AtomicInteger());
    }

    @Override
    public String purpose() {
      return "tests";
    }

    @Override
    public String uses(Demand demand) {
      return "nothing";
    }

    @Override
    public Optional<String> obstacle(Demand demand) {
      asked.incrementAndGet();
      return Optional.ofNullable(why);
    }

    @Override
    public Optional<String> claim(Demand demand) {
      return Optional.empty();
    }

    @Override
    public Cost cost(Demand demand) {
      return new Cost(0, 0);
    }

    @Override
    public Footprint footprint(Demand demand) {
      return new Footprint(1, 1, 1, false);
    }

    @Override
    public Execution start(Demand demand) {
      throw new UnsupportedOperationException();
    }
  }
}

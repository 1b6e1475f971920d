package io.github.orometry.job.tuning;

import io.github.orometry.job.executor.Demand;
import io.github.orometry.job.executor.Executor;
import io.github.orometry.job.executor.TaskSizes;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tries executors that start at once. First the sample grows until a trial takes long enough; those
 * trials also warm up the program and do not count. Then all candidates are tried in turn, so that
 * what else the machine does meets all of them alike; in the second half of the time the best of
 * them, what a run does untuned, and the best sizes together.
 */
final class Search {
  private static final int FIRST_SAMPLE = 16;
  private static final int MOST_SURFACES = 1 << 20;
  private static final double MOST_SECONDS_A_TRIAL = 1.5;
  private static final int TRIALS = 40;
  private static final int STARTS = 5;
  private static final double LEAST_GROWTH = 1.2;
  private static final double MOST_GROWTH = 8;
  private static final double STEADY = 0.85;
  private static final int FINALISTS = 2;

  /** How long tasks should take, in seconds. */
  private static final double[] TASK_SECONDS = {0.1, 0.2, 0.4};

  private static final int BUFFER_STEP = 4;

  private final Trials trials;
  private final Results results;
  private final List<Executor> executors;
  private final Clock clock;
  private final double end;
  private final double trialSeconds;
  private final Candidate untuned;
  private int surfaces = FIRST_SAMPLE;
  private boolean steady;

  /**
   * A search.
   *
   * @param executors to try, at least one
   * @param end when to stop, in seconds of the clock
   */
  Search(Trials trials, Results results, List<Executor> executors, Clock clock, double end) {
    this.trials = trials;
    this.results = results;
    this.executors = executors;
    this.clock = clock;
    this.end = end;
    trialSeconds = Math.min(MOST_SECONDS_A_TRIAL, (end - clock.elapsed()) / TRIALS);
    Demand demand = trials.demand();
    Executor widest =
        executors.stream()
            .max(Comparator.comparing(e -> e.footprint(demand).tasks()))
            .orElseThrow();
    untuned = untuned(widest, trials);
  }

  /** What a run does without a tuning, with many surfaces. */
  static Candidate untuned(Executor executor, Trials trials) {
    Demand demand = trials.demand();
    int workers = executor.footprint(demand).tasks();
    long memory = Runtime.getRuntime().maxMemory();
    TaskSizes sizes = new TaskSizes(0, 0);
    return Candidate.of(
        executor,
        workers,
        sizes.bufferSize(trials.cells(), workers, memory),
        sizes.slabsPerTask(Integer.MAX_VALUE, trials.cells(), workers));
  }

  /** What a run does untuned, with the executor that does most at once. */
  Candidate untuned() {
    return untuned;
  }

  /** Surfaces of a trial of the untuned candidate, once it was run. */
  int surfaces() {
    return surfaces;
  }

  /**
   * Tries; each executor once at least, whatever the time.
   *
   * @return whether the program had warmed up before and every candidate was tried, so that the
   *     results can be compared
   */
  boolean run() {
    warmUp();
    for (Executor executor : executors) {
      Candidate candidate = untuned(executor, trials);
      for (int i = 0; i < STARTS; i++) {
        double seconds = trials.run(candidate, 1).seconds();
        results.addStart(executor, seconds);
        results.addLeast(executor, seconds);
      }
      results.add(trials.run(candidate, surfacesFor(candidate)));
    }
    List<Candidate> all = candidates();
    double half = clock.elapsed() + (end - clock.elapsed()) / 2;
    boolean time = tryEach(all);
    while (time && clock.elapsed() < half) {
      time = tryEach(all);
    }
    List<Candidate> finalists = finalists();
    while (time) {
      time = tryEach(finalists);
    }
    return steady && all.stream().allMatch(candidate -> results.of(candidate).isPresent());
  }

  /**
   * Until two trials in a row take long enough, the second about as long as the first: before,
   * classes are loaded and compiled.
   */
  private void warmUp() {
    double until = clock.elapsed() + (end - clock.elapsed()) / 2;
    double last = 0;
    while (!steady && surfaces < MOST_SURFACES && clock.elapsed() < until) {
      double seconds = trials.run(untuned, surfaces).seconds();
      if (seconds >= trialSeconds) {
        steady = last > 0 && seconds > STEADY * last;
        last = seconds;
      } else {
        last = 0;
        double factor = Math.min(MOST_GROWTH, Math.max(LEAST_GROWTH, trialSeconds / seconds));
        surfaces = (int) Math.min(MOST_SURFACES, Math.ceil(surfaces * factor));
      }
    }
  }

  private List<Candidate> candidates() {
    Set<Candidate> all = new LinkedHashSet<>();
    all.add(untuned);
    executors.forEach(executor -> all.add(untuned(executor, trials)));
    int workers = untuned.workers();
    long memory = Runtime.getRuntime().maxMemory();
    int room =
        new TaskSizes(0, 0, 0, Integer.MAX_VALUE).bufferSize(trials.cells(), workers, memory);
    all.add(untuned.withBuffer(untuned.bufferSize() / BUFFER_STEP));
    all.add(untuned.withBuffer(Math.min(room, (long) untuned.bufferSize() * BUFFER_STEP)));
    double ofOneWorker = results.of(untuned).orElseThrow().secondsPerSurface() * workers;
    for (double seconds : TASK_SECONDS) {
      all.add(untuned.withTask(Math.round(seconds / ofOneWorker)));
    }
    for (int fewer = 1; fewer < workers; fewer *= 2) {
      all.add(
          Candidate.of(untuned.executor(), fewer, untuned.bufferSize(), untuned.slabsPerTask()));
    }
    return List.copyOf(all);
  }

  /** The best, the untuned one, and the best buffer with the best task. */
  private List<Candidate> finalists() {
    List<Measurement> fastest = results.fastestFirst();
    Set<Candidate> finalists = new LinkedHashSet<>();
    finalists.add(untuned);
    for (Measurement one : fastest.subList(0, Math.min(FINALISTS, fastest.size()))) {
      finalists.add(one.candidate());
    }
    finalists.add(bestSizesTogether(fastest));
    return List.copyOf(finalists);
  }

  private Candidate bestSizesTogether(List<Measurement> fastest) {
    List<Candidate> candidates = fastest.stream().map(Measurement::candidate).toList();
    int buffer =
        candidates.stream()
            .filter(one -> one.equals(untuned.withBuffer(one.bufferSize())))
            .findFirst()
            .orElse(untuned)
            .bufferSize();
    int task =
        candidates.stream()
            .filter(one -> one.equals(untuned.withTask(one.slabsPerTask())))
            .findFirst()
            .orElse(untuned)
            .slabsPerTask();
    return Candidate.of(untuned.executor(), untuned.workers(), buffer, task);
  }

  /** Tries those that there is time for; gives whether there was for all. */
  private boolean tryEach(List<Candidate> candidates) {
    boolean all = true;
    for (Candidate candidate : candidates) {
      double expected = results.of(candidate).map(Measurement::seconds).orElse(trialSeconds);
      if (clock.elapsed() + expected < end) {
        results.add(trials.run(candidate, surfacesFor(candidate)));
      } else {
        all = false;
      }
    }
    return all;
  }

  /** As long a trial for few workers as for many. */
  private int surfacesFor(Candidate candidate) {
    return (int) Math.max(1, (long) surfaces * candidate.workers() / untuned.workers());
  }
}

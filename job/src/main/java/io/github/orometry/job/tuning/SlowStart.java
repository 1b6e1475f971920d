package io.github.orometry.job.tuning;

import io.github.orometry.job.executor.Execution;
import io.github.orometry.job.executor.Executor;
import io.github.orometry.job.executor.UnavailableException;
import java.util.function.Consumer;

/**
 * Tries an executor that takes seconds to start: it is started once, and how long that takes, with
 * a first run on next to nothing, is measured apart. A second such run tells what is no part of the
 * work on surfaces.
 */
final class SlowStart {
  /** What a start and two trials take at most, on a machine that is not much slower than most. */
  static final double SECONDS_NEEDED = 25;

  /** From this start on, in seconds as declared, an executor is slow. */
  private static final double SLOW = 1;

  private static final int FEW_SURFACES = 8;

  private static final int MOST_TRIALS = 3;

  private final Trials trials;
  private final Results results;
  private final Clock clock;
  private final Consumer<String> tell;

  SlowStart(Trials trials, Results results, Clock clock, Consumer<String> tell) {
    this.trials = trials;
    this.results = results;
    this.clock = clock;
    this.tell = tell;
  }

  static boolean isSlow(Executor executor, Trials trials) {
    return executor.cost(trials.demand()).startSeconds() >= SLOW;
  }

  /**
   * Tries a candidate a few times, while there is time.
   *
   * @param surfaces of a trial
   */
  void run(Candidate candidate, int surfaces) {
    double before = clock.elapsed();
    try (Execution execution =
        candidate.executor().start(trials.demand().withJobs(candidate.workers()))) {
      trials.run(candidate, execution, FEW_SURFACES);
      results.addStart(candidate.executor(), clock.elapsed() - before);
      results.addLeast(
          candidate.executor(), trials.run(candidate, execution, FEW_SURFACES).seconds());
      double longest = 0;
      for (int i = 0; i < MOST_TRIALS && clock.left() > longest; i++) {
        double began = clock.elapsed();
        results.add(trials.run(candidate, execution, surfaces));
        longest = Math.max(longest, clock.elapsed() - began);
      }
    } catch (UnavailableException e) {
      tell.accept(
          "executor " + candidate.executor().name() + " is not tried: it " + e.getMessage());
    }
  }
}

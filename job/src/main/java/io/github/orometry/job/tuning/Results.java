package io.github.orometry.job.tuning;

import io.github.orometry.job.executor.Demand;
import io.github.orometry.job.executor.Executor;
import io.github.orometry.job.executor.Executor.Cost;
import io.github.orometry.job.executor.ExecutorChooser;
import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was measured so far, and what is best of it. */
final class Results {
  /** What is no faster than this is not worth to leave what a run does untuned. */
  private static final double CLEARLY = 1.05;

  /** Another executor, or fewer jobs, must be so much faster: see {@link ExecutorChooser}. */
  private static final double MUCH = 1.2;

  private static final double LEAST_TASK_SECONDS = 0.1;
  private static final double MOST_TASK_SECONDS = 0.5;

  private final long maxMemory;
  private final Map<Candidate, Measurement> measured = new LinkedHashMap<>();
  private final Map<Executor, Double> starts = new LinkedHashMap<>();
  private final Map<Executor, Double> leasts = new LinkedHashMap<>();

  /**
   * No results yet.
   *
   * @param maxMemory bytes for each worker at most
   */
  Results(long maxMemory) {
    this.maxMemory = maxMemory;
  }

  void add(Measurement measurement) {
    measured.merge(measurement.candidate(), measurement, Measurement::and);
  }

  /** An executor that was not used before takes so long for a run on next to nothing. */
  void addStart(Executor executor, double seconds) {
    starts.merge(executor, seconds, Math::min);
  }

  /** One that was used before takes so long for it: the part of a trial that is not of surfaces. */
  void addLeast(Executor executor, double seconds) {
    leasts.merge(executor, seconds, Math::min);
  }

  /** In the order in which candidates were first tried. */
  Collection<Measurement> all() {
    return measured.values();
  }

  boolean fits(Measurement measurement) {
    return measurement.bytesPerWorker() <= maxMemory;
  }

  Optional<Measurement> of(Candidate candidate) {
    return Optional.ofNullable(measured.get(candidate));
  }

  /** The fastest first, those that fit the memory only. */
  List<Measurement> fastestFirst() {
    List<Measurement> fitting = new ArrayList<>(all().stream().filter(this::fits).toList());
    fitting.sort(Comparator.comparingDouble(Measurement::secondsPerSurface));
    return fitting;
  }

  /**
   * The best: of all that fit the memory and are about as fast as the fastest, one with tasks of
   * 100 to 500 ms if there is one, and what a run does untuned if that is among them. Another
   * executor, or fewer jobs, only where that is much faster.
   *
   * @throws JobException where there is none, or none fits the memory
   */
  Measurement best(Candidate untuned) {
    if (measured.isEmpty()) {
      throw new JobException(ExitCode.RUN_FAILED, "nothing could be tried.");
    }
    List<Measurement> fitting = fastestFirst();
    if (fitting.isEmpty()) {
      long least = all().stream().mapToLong(Measurement::bytesPerWorker).min().orElseThrow();
      throw new JobException(
          ExitCode.RUN_FAILED,
          "nothing that was tried stays within "
              + maxMemory
              + " bytes for each worker (--max-memory); the least takes "
              + least
              + " bytes.");
    }
    List<Measurement> alike =
        fitting.stream().filter(one -> one.candidate().isLike(untuned)).toList();
    if (!alike.isEmpty()
        && fitting.get(0).secondsPerSurface() * MUCH >= alike.get(0).secondsPerSurface()) {
      fitting = alike;
    }
    double limit = fitting.get(0).secondsPerSurface() * CLEARLY;
    return fitting.stream()
        .filter(one -> one.secondsPerSurface() <= limit)
        .min(
            Comparator.comparing((Measurement one) -> !isTaskOfGoodLength(one))
                .thenComparing(one -> !one.candidate().equals(untuned)))
        .orElseThrow();
  }

  private static boolean isTaskOfGoodLength(Measurement one) {
    return one.taskSeconds() >= LEAST_TASK_SECONDS && one.taskSeconds() <= MOST_TASK_SECONDS;
  }

  /**
   * What the work costs with each executor tried that stays within the memory, by its name.
   *
   * @param demand with the number of jobs that the costs are to hold for
   */
  Map<String, Cost> costs(Demand demand) {
    double soonest = starts.values().stream().mapToDouble(s -> s).min().orElse(0);
    Map<String, Cost> costs = new LinkedHashMap<>();
    for (Measurement one : fastestFirst()) {
      Executor executor = one.candidate().executor();
      if (one.candidate().workers() == executor.footprint(demand).tasks()) {
        double start = starts.get(executor) - soonest;
        double ofSurfaces = Math.max(one.seconds() - leasts.get(executor), one.seconds() / 10);
        double nanosPerCell = ofSurfaces * 1e9 / one.surfaces() / demand.cells();
        costs.putIfAbsent(executor.name(), new Cost(start, nanosPerCell));
      }
    }
    return costs;
  }
}

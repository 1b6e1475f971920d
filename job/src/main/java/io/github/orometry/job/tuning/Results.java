package io.github.orometry.job.tuning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What trials took, and what is best of it. */
final class Results {
  /** What is no faster than this is not worth to leave what a run does untuned. */
  private static final double CLEARLY = 1.05;

  /** Another executor, or fewer jobs, must be so much faster. */
  private static final double MUCH = 1.2;

  /** Fewer trials of a candidate tell little: in the first, classes are loaded and compiled. */
  private static final int LEAST_TRIALS = 3;

  /** Seconds of a surface by candidate, in the order in which they were first tried. */
  private final Map<Candidate, List<Double>> trials = new LinkedHashMap<>();

  /** In a trial of a candidate a surface took so long. The first one added is the base. */
  void add(Candidate candidate, double seconds) {
    trials.computeIfAbsent(candidate, any -> new ArrayList<>()).add(seconds);
  }

  private double seconds(Candidate candidate) {
    List<Double> times = trials.get(candidate);
    return times.stream().sorted().toList().get(times.size() / 2);
  }

  /** What a run does untuned. */
  Candidate base() {
    return trials.keySet().iterator().next();
  }

  /** Whether each was tried often enough to tell them apart. */
  boolean comparable() {
    return trials.values().stream().allMatch(times -> times.size() >= LEAST_TRIALS);
  }

  /** The fastest, where it is so much faster than the base as to be worth it; else the base. */
  Candidate best() {
    return trials.keySet().stream()
        .filter(one -> comparable())
        .filter(one -> seconds(one) * (one.isLike(base()) ? CLEARLY : MUCH) <= seconds(base()))
        .min(Comparator.comparingDouble(this::seconds))
        .orElse(base());
  }

  /** All of them in lines, each ended. */
  String table() {
    String form = "%-10s %4s %7s %7s %11s%s%n";
    StringBuilder table = new StringBuilder();
    table.append(form.formatted("executor", "jobs", "buffer", "task", "surfaces/s", ""));
    for (Candidate one : trials.keySet()) {
      String rate = String.format(Locale.ROOT, "%,.0f", 1 / seconds(one));
      String mark = one.equals(best()) ? "  <- best" : "";
      table.append(
          form.formatted(one.executor(), one.jobs(), one.buffer(), one.perTask(), rate, mark));
    }
    return table.toString();
  }
}

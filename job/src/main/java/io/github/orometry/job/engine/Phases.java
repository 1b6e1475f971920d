package io.github.orometry.job.engine;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What the phases of a run took, in seconds, in their order. Phases on several threads at once may
 * come to more than the total, which is the time on the clock.
 */
public final class Phases {
  private final long start = System.nanoTime();
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  /** Runs a phase and notes its time, also where it fails. */
  public <T> T time(String phase, Supplier<T> work) {
    long begin = System.nanoTime();
    try {
      return work.get();
    } finally {
      seconds.merge(phase, since(begin), Double::sum);
    }
  }

  /** Adds what was measured elsewhere to a phase. */
  public void add(String phase, double time) {
    seconds.merge(phase, time, Double::sum);
  }

  /** The phases that have ended so far, and last the time since this was made as "total". */
  public Map<String, Double> seconds() {
    Map<String, Double> all = new LinkedHashMap<>(seconds);
    all.put("total", total());
    all.replaceAll((phase, time) -> Math.round(time * 1e6) / 1e6);
    return all;
  }

  /** All of them in one line: "seconds: read 0.10, compute 1.52, ...". */
  public String text() {
    return seconds().entrySet().stream()
        .map(phase -> String.format(Locale.ROOT, "%s %.2f", phase.getKey(), phase.getValue()))
        .collect(Collectors.joining(", ", "seconds: ", ""));
  }

  /** Since this was made. */
  public double total() {
    return since(start);
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}

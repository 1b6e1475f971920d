package io.github.orometry.job.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What the phases of a run took, in seconds of wall time, in their order. */
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

  /** Runs a phase without a result. */
  public void time(String phase, Runnable work) {
    time(
        phase,
        () -> {
          work.run();
          return null;
        });
  }

  /** The phases that have ended so far. */
  public Map<String, Double> seconds() {
    return new LinkedHashMap<>(seconds);
  }

  /** Since this was made. */
  public double total() {
    return since(start);
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}

package io.github.orometry.job.tuning;

import java.util.Locale;

/**
 * What was tried, as a table.
 *
 * @param results a row for each candidate in it
 * @param best the one that is marked
 */
record TuningTable(Results results, Measurement best) {

  /** The lines, each ended. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "%-10s %4s %7s %7s %11s %10s %8s%n",
            "executor", "jobs", "buffer", "task", "surfaces/s", "MiB/worker", "ms/task"));
    for (Measurement one : results.all()) {
      text.append(row(one));
    }
    return text.toString();
  }

  private String row(Measurement one) {
    Candidate candidate = one.candidate();
    return String.format(
        Locale.ROOT,
        "%-10s %4d %7d %7d %,11.0f %10.1f %8.0f%s%n",
        candidate.executor().name(),
        candidate.workers(),
        candidate.bufferSize(),
        candidate.slabsPerTask(),
        one.surfacesPerSecond(),
        one.bytesPerWorker() / (double) (1 << 20),
        one.taskSeconds() * 1e3,
        note(one));
  }

  private String note(Measurement one) {
    if (one.candidate().equals(best.candidate())) {
      return "  <- best";
    }
    return results.fits(one) ? "" : "  above --max-memory";
  }
}

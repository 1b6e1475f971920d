package io.github.orometry.job.engine;

import io.github.orometry.counts.PeakCounts;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.result.RunTotals;
import java.util.List;
import java.util.Map;

/**
 * What became of a job.
 *
 * @param result where the published result is
 * @param runId its name
 * @param totals what its tables hold
 * @param counts peaks by bin
 * @param executor what did the work
 * @param seconds what each phase took, and last the "total" on the clock
 * @param left old results that were replaced and could not be deleted; mostly empty
 */
public record Outcome(
    Location result,
    String runId,
    RunTotals totals,
    PeakCounts counts,
    String executor,
    Map<String, Double> seconds,
    List<Location> left) {
  /** Number of reported peaks. */
  public long peaks() {
    return totals.peaks();
  }

  /** Number of surfaces. */
  public long surfaces() {
    return totals.surfaces();
  }
}

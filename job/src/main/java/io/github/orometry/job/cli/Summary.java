package io.github.orometry.job.cli;

import io.github.orometry.analysis.SurfaceStatus;
import io.github.orometry.job.engine.Outcome;
import io.github.orometry.job.file.Location;
import java.util.Locale;

/**
 * What a run tells at its end.
 *
 * @param surfaces number of surfaces
 * @param rejected how many of them were not valid
 * @param overflows how many of them have a prominence beyond the largest double
 * @param peaks number of reported peaks
 * @param executor what did the work
 * @param seconds from the start to the published result
 * @param out where the result is
 */
record Summary(
    long surfaces,
    long rejected,
    long overflows,
    long peaks,
    String executor,
    double seconds,
    Location out) {

  static Summary of(Outcome outcome) {
    return new Summary(
        outcome.surfaces(),
        outcome.totals().surfaces(SurfaceStatus.REJECTED),
        outcome.totals().overflows(),
        outcome.peaks(),
        outcome.executor(),
        outcome.seconds().get("total"),
        outcome.result());
  }

  /** The lines, each ended. */
  String text() {
    String left = seen(rejected, "rejected");
    String above = seen(overflows, "with a prominence above the largest number, given as inf");
    return "%s in %s, by %s in %s s%n%s%sthe result is in %s%n"
        .formatted(
            count(peaks, "peak"),
            count(surfaces, "surface"),
            executor,
            String.format(Locale.ROOT, "%.2f", seconds),
            left,
            above,
            out);
  }

  private static String seen(long number, String what) {
    return number == 0
        ? ""
        : "%s %s: see the table slabs%n".formatted(count(number, "surface"), what);
  }

  private static String count(long number, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
  }
}

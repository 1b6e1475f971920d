package io.github.orometry.job.report;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What a run tells at its end.
 *
 * @param surfaces number of surfaces
 * @param rejected how many of them were not valid
 * @param peaks number of reported peaks
 * @param executor what ran it
 * @param seconds from the start to the published result
 * @param out where the result is
 */
public record Summary(
    long surfaces, long rejected, long peaks, String executor, double seconds, Path out) {

  /** The lines, each ended. */
  public String text() {
    String found =
        String.format(
            Locale.ROOT,
            "%s in %s, by %s in %.2f s%n",
            count(peaks, "peak"),
            count(surfaces, "surface"),
            executor,
            seconds);
    String left =
        rejected == 0
            ? ""
            : String.format(
                Locale.ROOT, "%s rejected: see the table slabs%n", count(rejected, "surface"));
    return found + left + String.format(Locale.ROOT, "the result is in %s%n", out);
  }

  private static String count(long number, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
  }
}

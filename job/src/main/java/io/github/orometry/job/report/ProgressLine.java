package io.github.orometry.job.report;

import java.util.Locale;

/** The words of a progress line: what is done, at which rate, and how long the rest takes. */
final class ProgressLine {
  private ProgressLine() {}

  /**
   * For example {@code surfaces: 1,200 of 4,000 (30 %), 410/s, 6 s left}.
   *
   * @param nanos since the beginning, more than 0
   */
  static String text(String what, long done, long total, long nanos) {
    double rate = done * 1e9 / nanos;
    String left = done > 0 ? duration((total - done) / rate) + " left" : "no rate yet";
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d (%d %%), %s/s, %s",
        what,
        done,
        total,
        percent(done, total),
        rate >= 10 ? String.format(Locale.ROOT, "%,.0f", rate) : significant(rate),
        left);
  }

  static int percent(long done, long total) {
    return total == 0 ? 100 : (int) Math.floor(100.0 * done / total);
  }

  private static String significant(double rate) {
    return String.format(Locale.ROOT, rate >= 1 ? "%.1f" : "%.2g", rate);
  }

  private static String duration(double seconds) {
    long whole = Math.round(Math.ceil(seconds));
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
    return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60);
  }
}

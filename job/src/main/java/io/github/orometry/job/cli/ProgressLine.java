package io.github.orometry.job.cli;

import io.github.orometry.analysis.AnalysisListener;
import java.util.Locale;

/**
 * The words of a progress line: what is done, at which rate, and how long the rest takes.
 *
 * @param what the plural of the things counted
 * @param total how many there are
 * @param rated whether it says how many there are a second
 */
record ProgressLine(String what, long total, boolean rated) {
  /** From so many things on, parts of one are not told. */
  private static final int MANY = 100;

  /**
   * For example {@code surfaces: 1,200 of 4,000 (30 %), 410/s, 6 s left}, or {@code surfaces: 0.4
   * of 1 (41 %), 0.014/s, 42 s left}.
   *
   * @param parts done, {@link AnalysisListener#SURFACE} for each whole thing
   * @param nanos since the beginning, more than 0
   */
  String text(long parts, long nanos) {
    double done = parts / (double) AnalysisListener.SURFACE;
    double rate = done * 1e9 / nanos;
    boolean whole = total >= MANY || parts % AnalysisListener.SURFACE == 0;
    return String.format(
        Locale.ROOT,
        "%s: %s of %,d (%s %%), %s%s",
        what,
        whole ? format("%,.0f", Math.floor(done)) : format("%.1f", Math.floor(10 * done) / 10),
        total,
        percent(parts),
        rated ? (rate >= 10 ? format("%,.0f", rate) : significant(rate)) + "/s, " : "",
        parts > 0 ? duration((total - done) / rate) + " left" : "no rate yet");
  }

  /** Hundredths that are done. */
  int percent(long parts) {
    return total == 0 ? 100 : (int) Math.floor(100.0 * parts / AnalysisListener.SURFACE / total);
  }

  private static String significant(double rate) {
    return format(rate >= 1 ? "%.1f" : "%.2g", rate);
  }

  private static String format(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }

  private static String duration(double seconds) {
    long whole = Math.round(Math.ceil(seconds));
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60);
  }
}

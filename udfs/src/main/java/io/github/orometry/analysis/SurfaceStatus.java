package io.github.orometry.analysis;

import java.util.Locale;

/** What became of a surface; written in lower case. */
public enum SurfaceStatus {
  /** At least one peak was reported. */
  OK,
  /** A valid surface without a peak, or without one above the thresholds. */
  NO_PEAK,
  /** An invalid surface: nothing else is told of it. */
  REJECTED;

  /** The word in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

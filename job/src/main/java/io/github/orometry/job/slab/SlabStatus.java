package io.github.orometry.job.slab;

import java.util.Locale;

/** What became of a slab; written in lower case. */
public enum SlabStatus {
  /** At least one peak was reported. */
  OK,
  /** A valid surface without a peak, or without one above the thresholds. */
  NO_PEAK,
  /** An invalid surface, left out of every other table. */
  REJECTED;

  /** The word in the table. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

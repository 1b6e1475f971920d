package io.github.orometry.job.export;

/** What is exported. */
public enum What {
  MASKS,
  PEAKS,
  COUNTS,
  LABELS,
  OUTLINES
}

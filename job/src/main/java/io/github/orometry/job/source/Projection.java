package io.github.orometry.job.source;

/** To what the surfaces of an epoch may collapse before peaks are found. */
public enum Projection {
  /** Their cell-wise maximum. */
  MAX
}

package io.github.orometry.job.config;

/** To what the surfaces of an epoch may collapse before peaks are found. */
public enum ProjectionKind {
  /** Their cell-wise maximum. */
  MAX
}

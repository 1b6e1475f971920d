package io.github.orometry.job.config;

/** What an invalid surface does to a run. */
public enum BadSlabPolicy {
  /** Ends it. */
  FAIL,
  /** Is left out, and told in the table slabs. */
  QUARANTINE
}

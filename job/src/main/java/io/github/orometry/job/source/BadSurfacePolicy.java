package io.github.orometry.job.source;

/** What an invalid surface does to a run. */
public enum BadSurfacePolicy {
  /** Ends it. */
  FAIL,
  /** Is left out, and told in the table slabs. */
  QUARANTINE
}

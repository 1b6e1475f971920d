package io.github.orometry.job.publish;

/** What to do where the target exists. */
public enum IfExists {
  /** Refuse it. */
  FAIL,
  /** Replace the result that is there once the new one is complete. */
  OVERWRITE
}

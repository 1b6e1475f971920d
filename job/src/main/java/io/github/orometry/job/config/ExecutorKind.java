package io.github.orometry.job.config;

/** Which executor is asked for. */
public enum ExecutorKind {
  AUTO,
  SEQUENTIAL,
  THREADS,
  SPARK
}

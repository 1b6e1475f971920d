package io.github.orometry.job.engine.spark;

import java.util.concurrent.locks.LockSupport;
import org.apache.spark.SparkContext;

/** How many cores a session has for the work. */
final class Cores {
  /** A cluster that is busy, or grows, may give more later; the work is not to wait for that. */
  private static final long LIMIT_NANOS = 10_000_000_000L;

  /** All that has come by so long after the last one has come. */
  private static final long STILL_NANOS = 1_000_000_000L;

  private static final long STEP_NANOS = 50_000_000L;

  private Cores() {}

  /** Waits, for a bounded time, until a cluster's executors are there. */
  static int of(SparkContext spark) {
    if (spark.isLocal()) {
      return spark.defaultParallelism();
    }
    long begin = System.nanoTime();
    long changed = begin;
    int executors = executors(spark);
    while (System.nanoTime() - begin < LIMIT_NANOS
        && (executors == 0 || System.nanoTime() - changed < STILL_NANOS)) {
      LockSupport.parkNanos(STEP_NANOS);
      int now = executors(spark);
      changed = now == executors ? changed : System.nanoTime();
      executors = now;
    }
    return spark.defaultParallelism();
  }

  /** The driver is told among them. */
  private static int executors(SparkContext spark) {
    return spark.statusTracker().getExecutorInfos().length - 1;
  }
}

package io.github.orometry.job.engine.spark;

import static io.github.orometry.job.engine.ExecutionSettings.NO_PROGRESS_TIMEOUT;

import io.github.orometry.job.engine.JobListener;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.failure.Remedy;
import java.time.Duration;
import java.util.Arrays;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkExecutorInfo;
import org.apache.spark.SparkStatusTracker;

/**
 * Looks after the executors of a cluster while a run's jobs are at work: tells when none is there,
 * and knows when nothing has been done for too long. Spark itself waits for ever.
 */
final class Watch {
  private static final long STEP_NANOS = 1_000_000_000L;

  /** A cluster may take so long to start the first executor before it is worth a word. */
  private static final long START_NANOS = 15_000_000_000L;

  private final SparkContext spark;
  private final Duration patience;
  private final JobListener listener;
  private long looked = System.nanoTime();

  /** When something was at work, or nothing was to be done. */
  private long busy = looked;

  /** When an executor was there, or else the begin. */
  private long manned = looked;

  private boolean hadAny;
  private boolean told;
  private int executors;
  private boolean over;

  /**
   * Begins to look.
   *
   * @param patience how long nothing may be done while there is work
   */
  Watch(SparkContext spark, Duration patience, JobListener listener) {
    this.spark = spark;
    this.patience = patience;
    this.listener = listener;
  }

  /** Whether nothing has been done for too long; to be asked again and again. */
  synchronized boolean isOver() {
    long now = System.nanoTime();
    if (!spark.isLocal() && now - looked >= STEP_NANOS) {
      looked = now;
      look(now);
      over |= now - busy >= patience.toNanos();
    }
    return over;
  }

  private void look(long now) {
    SparkStatusTracker tracker = spark.statusTracker();
    SparkExecutorInfo[] there = tracker.getExecutorInfos();
    executors = there.length - 1; // the driver is told of among them, and runs no task
    boolean works = Arrays.stream(there).anyMatch(executor -> executor.numRunningTasks() > 0);
    if (works || tracker.getActiveJobIds().length == 0) {
      busy = now;
    }
    if (executors > 0) {
      manned = now;
      hadAny = true;
    }
    tell(now);
  }

  private void tell(long now) {
    boolean missed = now - manned >= (hadAny ? STEP_NANOS : START_NANOS);
    if (missed && !told) {
      told = true;
      listener.warning(
          "no executor of %s %s; the run waits for one"
              .formatted(spark.master(), hadAny ? "is left" : "has come yet"),
          new Remedy(NO_PROGRESS_TIMEOUT.name(), "", "says how long"));
    } else if (told && executors > 0) {
      told = false;
      listener.info("an executor is there; the run goes on");
    }
  }

  /** What the run fails with when it is over. */
  synchronized FailedException failure() {
    String there = executors == 0 ? "no executor of %s was there" : "%s gave no task a place";
    return new FailedException(
        "nothing could be done for %s s, as %s."
            .formatted(patience.toSeconds(), there.formatted(spark.master())),
        new Remedy(NO_PROGRESS_TIMEOUT.name(), "", "waits longer"));
  }
}

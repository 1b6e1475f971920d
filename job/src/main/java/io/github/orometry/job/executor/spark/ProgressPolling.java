package io.github.orometry.job.executor.spark;

import io.github.orometry.job.report.Progress;
import java.util.Timer;
import java.util.TimerTask;
import org.apache.spark.util.LongAccumulator;

/**
 * Carries the count of surfaces done, as tasks report it at their ends, to the progress display.
 */
final class ProgressPolling implements AutoCloseable {
  private static final long PERIOD_MILLIS = 200;

  private final Timer timer = new Timer("orometry-spark-progress", true);

  private final LongAccumulator done;
  private final Progress progress;

  ProgressPolling(LongAccumulator done, Progress progress) {
    this.done = done;
    this.progress = progress;
  }

  void start() {
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            progress.add(Math.max(0, done.value() - progress.done()));
          }
        },
        PERIOD_MILLIS,
        PERIOD_MILLIS);
  }

  @Override
  public void close() {
    timer.cancel();
  }
}

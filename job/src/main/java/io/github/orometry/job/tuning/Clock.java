package io.github.orometry.job.tuning;

import io.github.orometry.job.report.Progress;
import java.time.Duration;

/** The time that a tuning may take, and what is left of it. */
final class Clock {
  private final long start = System.nanoTime();
  private final double seconds;
  private final Progress progress;

  /**
   * A clock that starts now.
   *
   * @param progress counts the seconds
   */
  Clock(Duration time, Progress progress) {
    seconds = time.toMillis() / 1e3;
    this.progress = progress;
  }

  /** Seconds since the start. */
  double elapsed() {
    double elapsed = (System.nanoTime() - start) / 1e9;
    progress.add(Math.max(0, (long) Math.min(seconds, elapsed) - progress.done()));
    return elapsed;
  }

  /** Seconds until the end, less than 0 after it. */
  double left() {
    return seconds - elapsed();
  }
}

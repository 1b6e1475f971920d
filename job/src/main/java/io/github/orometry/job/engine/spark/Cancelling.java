package io.github.orometry.job.engine.spark;

import io.github.orometry.job.engine.JobListener;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Asks now and then whether a run is to stop, because its listener says so or nothing is left to be
 * found out, and ends the run's jobs where it is.
 */
final class Cancelling implements AutoCloseable {
  private static final long STEP_NANOS = 100_000_000L;

  private final JobListener listener;
  private final BooleanSupplier known;
  private final WebPage page;
  private final Thread thread = new Thread(this::ask, "orometry-spark-cancelling");
  private volatile boolean cancelled;
  private volatile boolean closed;

  /**
   * Begins to ask.
   *
   * @param known whether what becomes of the run is known already
   */
  Cancelling(JobListener listener, BooleanSupplier known, WebPage page) {
    this.listener = listener;
    this.known = known;
    this.page = page;
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Does the work.
   *
   * @throws CancellationException where the listener asks to stop, or this thread is interrupted
   * @throws Exception what the work throws for another reason
   */
  <T> T run(Callable<T> work) throws Exception {
    try {
      return work.call();
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        page.cancel();
        Thread.currentThread().interrupt();
      } else if (!cancelled) {
        throw e;
      }
      CancellationException stopped = new CancellationException("the work was cancelled");
      stopped.initCause(e);
      throw stopped;
    }
  }

  /** A run may just be between two jobs, so they are ended again and again. */
  private void ask() {
    while (!closed) {
      cancelled = cancelled || listener.isCancelled() || known.getAsBoolean();
      if (cancelled) {
        page.cancel();
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}

package io.github.orometry.job.cli;

import java.io.Closeable;
import java.io.PrintStream;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Shows the progress of long work. Any thread may report what it has done; one thread of its own
 * prints, and ends when this is closed.
 */
final class Progress implements Closeable {
  private static final long STEP_NANOS = 200_000_000L;

  private final LongAdder done = new LongAdder();
  private final ProgressPrinter printer;
  private final Thread thread = new Thread(this::run, "orometry-progress");
  private final long start = System.nanoTime();
  private volatile boolean closed;

  /**
   * Begins to show progress.
   *
   * @param terminal whether {@code out} is one, and a line may be drawn again
   */
  Progress(ProgressLine line, PrintStream out, boolean terminal) {
    printer = new ProgressPrinter(line, out, terminal);
    thread.setDaemon(true);
    thread.start();
  }

  /** So many parts more are done. */
  void add(long parts) {
    done.add(parts);
  }

  /** Ends the line and the thread. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true; // the thread is about to end; the flag is set again below
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      LockSupport.parkNanos(STEP_NANOS);
      if (!closed) {
        printer.tick(done.sum(), System.nanoTime() - start);
      }
    }
    printer.end();
  }
}

package io.github.orometry.job.report;

import java.io.Closeable;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Shows the progress of long work on standard error. Any thread may report what it has done; one
 * thread of its own prints, and ends when this is closed.
 */
public final class Progress implements Closeable {
  private static final long STEP_NANOS = 200_000_000L;

  private final LongAdder done = new LongAdder();
  private final ProgressPrinter printer;
  private final Thread thread = new Thread(this::run, "orometry-progress");
  private final long start = System.nanoTime();
  private volatile boolean closed;

  private Progress(ProgressPrinter printer) {
    this.printer = printer;
    thread.setDaemon(true);
  }

  /**
   * Begins to show progress.
   *
   * @param what the plural of the things counted
   * @param total how many there are
   */
  public static Progress start(String what, long total) {
    return start(what, total, System.err, Terminal.isThere());
  }

  /** Progress that is counted and not shown. */
  public static Progress silent() {
    return start("", 0, new PrintStream(OutputStream.nullOutputStream()), false);
  }

  static Progress start(String what, long total, PrintStream out, boolean terminal) {
    Progress progress = new Progress(new ProgressPrinter(what, total, out, terminal));
    progress.thread.start();
    return progress;
  }

  /** Another {@code count} are done. */
  public void add(long count) {
    done.add(count);
  }

  /** How many are done. */
  public long done() {
    return done.sum();
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

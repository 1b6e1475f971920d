package io.github.orometry.analysis;

import io.github.orometry.contour.Crew;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Threads that work on one large surface: the caller's, and others that live as long as the task.
 * Where one fails the others are interrupted, but for the caller's, which ends its part.
 *
 * @param size at least 1
 */
record ThreadCrew(int size) implements Crew {
  private static final long STEP_MILLIS = 10;

  @Override
  public void run(IntConsumer part) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> others = new ArrayList<>();
    try {
      for (int i = 1; i < size; i++) {
        int number = i;
        Thread thread = new Thread(() -> attempt(part, number, failure), "orometry-crew");
        thread.setDaemon(true);
        thread.start();
        others.add(thread);
      }
      part.accept(0);
    } catch (Throwable e) { // also where there is no memory for a thread
      failure.compareAndSet(null, e);
    }
    others.forEach(other -> join(other, failure));
    if (failure.get() instanceof Error error) {
      throw error;
    }
    if (failure.get() instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private static void attempt(IntConsumer part, int number, AtomicReference<Throwable> failure) {
    try {
      part.accept(number);
    } catch (Throwable e) { // whatever it is, the calling thread is to throw it
      failure.compareAndSet(null, e);
    }
  }

  /** No thread outlives the task, also where the caller is interrupted. */
  private static void join(Thread thread, AtomicReference<Throwable> failure) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      if (interrupted || failure.get() != null) {
        thread.interrupt();
      }
      try {
        thread.join(STEP_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

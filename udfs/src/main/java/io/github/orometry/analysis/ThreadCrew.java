package io.github.orometry.analysis;

import io.github.orometry.contour.Crew;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Threads that work on one large surface: the caller's, and others that live as long as the task.
 * Where one fails or the caller is interrupted the others are, too.
 *
 * @param size at least 1
 */
record ThreadCrew(int size) implements Crew {
  @Override
  public void run(IntConsumer part) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> others = new ArrayList<>();
    for (int i = 1; i < size; i++) {
      int number = i;
      Thread thread = new Thread(() -> attempt(part, number, failure), "orometry-crew");
      thread.setDaemon(true);
      thread.start();
      others.add(thread);
    }
    attempt(part, 0, failure);
    for (Thread other : others) {
      join(other, failure);
    }
    if (failure.get() instanceof Error error) {
      throw error;
    }
    if (failure.get() != null) {
      throw (RuntimeException) failure.get();
    }
  }

  private static void attempt(IntConsumer part, int number, AtomicReference<Throwable> failure) {
    try {
      part.accept(number);
    } catch (Throwable e) { // whatever it is, the calling thread is to throw it
      failure.compareAndSet(null, e);
    }
  }

  /** No thread outlives the task. */
  private static void join(Thread thread, AtomicReference<Throwable> failure) {
    boolean interrupted = failure.get() != null;
    boolean again = false;
    while (thread.isAlive()) {
      if (interrupted) {
        thread.interrupt();
      }
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = again = true;
      }
    }
    if (again) {
      Thread.currentThread().interrupt();
    }
  }
}

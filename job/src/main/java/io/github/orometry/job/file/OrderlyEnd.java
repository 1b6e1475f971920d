package io.github.orometry.job.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.Function;

/**
 * The end of something that is to leave nothing behind: when it is closed, and, once it has begun,
 * also when the process ends in an orderly way.
 */
public final class OrderlyEnd implements Closeable {
  private final Step step;
  private final Function<IOException, ? extends RuntimeException> failure;
  private final Thread hook;

  /** What is done at the end; it may be done more than once. */
  @FunctionalInterface
  public interface Step {
    /** Does it. */
    void run() throws IOException;
  }

  /**
   * An end of something that has not begun.
   *
   * @param thread the name of the thread that does it where the process ends
   * @param failure what is thrown where it cannot be done
   */
  public OrderlyEnd(
      String thread, Step step, Function<IOException, ? extends RuntimeException> failure) {
    this.step = step;
    this.failure = failure;
    hook = new Thread(this::end, thread);
  }

  /** From now on the process does not end without it. */
  public void begin() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** At the end of the process a failure is for the handler of what nobody catches. */
  private void end() {
    try {
      step.run();
    } catch (IOException e) {
      throw failure.apply(e);
    }
  }

  @Override
  public void close() {
    try {
      end();
    } finally {
      removeHook();
    }
  }

  private void removeHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // the process is ending: its hooks are called already, and this one with them
    }
  }
}

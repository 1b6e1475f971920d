package io.github.orometry.contour;

import java.util.function.IntConsumer;

/** Who works on a surface: one thread, or several that share its rows. */
public interface Crew {
  /** The thread that asks. */
  Crew ALONE =
      new Crew() {
        @Override
        public int size() {
          return 1;
        }

        @Override
        public void run(IntConsumer part) {
          part.accept(0);
        }
      };

  /** How many work at the same time. */
  int size();

  /**
   * Does the parts of a task, numbered from 0 to {@link #size} - 1, each on a thread of its own.
   * Ends when all have ended; then throws what one has thrown, if any has.
   */
  void run(IntConsumer part);
}

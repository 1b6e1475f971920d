package io.github.orometry.job.report;

import java.io.Console;

/** Whether someone is looking. */
final class Terminal {
  private Terminal() {}

  /**
   * Whether standard input and output are a terminal, and it can move its cursor. From Java 22 on
   * there is a console in any case, and it has to be asked.
   */
  static boolean isThere() {
    Console console = System.console();
    return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
  }

  private static boolean isTerminal(Console console) {
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true; // before Java 22
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the console does not say what it is", e);
    }
  }
}

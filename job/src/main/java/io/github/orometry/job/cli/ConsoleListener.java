package io.github.orometry.job.cli;

import io.github.orometry.job.engine.JobListener;
import io.github.orometry.job.failure.Remedy;

/** Tells a console of a job as it goes on, and shows its progress there. */
final class ConsoleListener implements JobListener {
  private final Console console;
  private final String what;
  private final boolean rated;
  private volatile Progress progress;

  /**
   * A listener.
   *
   * @param what the plural of the things that are counted: surfaces, seconds
   * @param rated whether to say how many there are a second
   */
  ConsoleListener(Console console, String what, boolean rated) {
    this.console = console;
    this.what = what;
    this.rated = rated;
  }

  @Override
  public void info(String sentence) {
    console.tell(sentence);
  }

  @Override
  public void detail(String sentence) {
    console.detail(sentence);
  }

  @Override
  public void warning(String sentence, Remedy remedy) {
    console.warn(sentence, remedy);
  }

  @Override
  public void begin(long total) {
    ProgressLine line = new ProgressLine(what, total, rated);
    progress = new Progress(line, console.err(), isTerminal());
  }

  @Override
  public void done(long parts) {
    Progress shown = progress;
    if (shown != null) {
      shown.add(parts);
    }
  }

  @Override
  public void end() {
    if (progress != null) {
      progress.close();
    }
  }

  /**
   * Whether standard input and output are a terminal, and it can move its cursor. From Java 22 on
   * there is a console in any case, and it has to be asked.
   */
  private static boolean isTerminal() {
    java.io.Console there = System.console();
    if (there == null || "dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    try {
      return (Boolean) java.io.Console.class.getMethod("isTerminal").invoke(there);
    } catch (NoSuchMethodException e) {
      return true; // before Java 22
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the console does not say what it is", e);
    }
  }
}

package io.github.orometry.job.report;

import java.io.PrintStream;

/**
 * Decides when a progress line is printed: on a terminal one line drawn again and again; elsewhere
 * a line each time another tenth is done. Nothing in the first two seconds. It is told the time, so
 * it has no clock and no thread of its own.
 */
final class ProgressPrinter {
  private static final long QUIET_NANOS = 2_000_000_000L;
  private static final String BACK_AND_CLEAR = "\r\u001b[K";

  private final String what;
  private final long total;
  private final PrintStream out;
  private final boolean terminal;
  private int tenths;
  private boolean drawn;

  ProgressPrinter(String what, long total, PrintStream out, boolean terminal) {
    this.what = what;
    this.total = total;
    this.out = out;
    this.terminal = terminal;
  }

  /** {@code done} are done {@code nanos} after the beginning. */
  void tick(long done, long nanos) {
    if (nanos < QUIET_NANOS) {
      return;
    }
    if (terminal) {
      out.print(BACK_AND_CLEAR + ProgressLine.text(what, done, total, nanos));
      out.flush();
      drawn = true;
    } else if (ProgressLine.percent(done, total) / 10 > tenths) {
      tenths = ProgressLine.percent(done, total) / 10;
      out.println(ProgressLine.text(what, done, total, nanos));
    }
  }

  /** Takes the line off a terminal. */
  void end() {
    if (drawn) {
      out.print(BACK_AND_CLEAR);
      out.flush();
    }
  }
}

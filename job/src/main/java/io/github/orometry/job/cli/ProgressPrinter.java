package io.github.orometry.job.cli;

import java.io.PrintStream;

/**
 * Decides when a progress line is printed: on a terminal one line drawn again and again; elsewhere
 * a line each time another tenth is done. Nothing in the first two seconds. It is told the time, so
 * it has no clock and no thread of its own.
 */
final class ProgressPrinter {
  private static final long QUIET_NANOS = 2_000_000_000L;
  private static final String BACK_AND_CLEAR = "\r\u001b[K";

  private final ProgressLine line;
  private final PrintStream out;
  private final boolean terminal;
  private int tenths;
  private boolean drawn;

  ProgressPrinter(ProgressLine line, PrintStream out, boolean terminal) {
    this.line = line;
    this.out = out;
    this.terminal = terminal;
  }

  /** So many parts are done {@code nanos} after the beginning. */
  void tick(long parts, long nanos) {
    if (nanos < QUIET_NANOS) {
      return;
    }
    if (terminal) {
      out.print(BACK_AND_CLEAR + line.text(parts, nanos));
      out.flush();
      drawn = true;
    } else if (line.percent(parts) / 10 > tenths) {
      tenths = line.percent(parts) / 10;
      out.println(line.text(parts, nanos));
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

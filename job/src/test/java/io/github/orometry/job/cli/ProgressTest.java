package io.github.orometry.job.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.orometry.analysis.AnalysisListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long SURFACE = AnalysisListener.SURFACE;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void aLineTellsRateAndRemainingTime() {
    assertEquals("surfaces: 1,200 of 4,000 (30 %), 400/s, 7 s left", text(1200, 4000, 3 * SECOND));
    assertEquals("surfaces: 3 of 600 (0 %), 1.5/s, 6 min 38 s left", text(3, 600, 2 * SECOND));
    assertEquals("surfaces: 1 of 1,001 (0 %), 0.10/s, 2 h 46 min left", text(1, 1001, 10 * SECOND));
    assertEquals("surfaces: 0 of 5 (0 %), 0.0/s, no rate yet", text(0, 5, 2 * SECOND));
    assertEquals("surfaces: 5 of 5 (100 %), 2.5/s, 0 s left", text(5, 5, 2 * SECOND));
  }

  /** Of few surfaces, each of which may take long, parts are told; never more than are done. */
  @Test
  void aLineTellsPartsOfASurface() {
    assertEquals(
        "surfaces: 0.4 of 1 (41 %), 0.014/s, 42 s left", surfaces(1).text(419_999, 30 * SECOND));
    assertEquals("surfaces: 0.9 of 1 (99 %), 1.0/s, 1 s left", surfaces(1).text(999_999, SECOND));
    assertEquals(
        "surfaces: 1 of 99 (1 %), 1.0/s, 1 min 38 s left", surfaces(99).text(SURFACE, SECOND));
    assertEquals(
        "surfaces: 3 of 100 (3 %), 3.6/s, 27 s left", surfaces(100).text(3_600_000, SECOND));
    assertEquals(
        "surfaces: 0.0 of 1 (0 %), 1.0e-06/s, 277 h 46 min left", surfaces(1).text(1, SECOND));
  }

  /** Of seconds a rate says nothing. */
  @Test
  void aLineWithoutARate() {
    assertEquals(
        "seconds: 15 of 60 (25 %), 45 s left",
        new ProgressLine("seconds", 60, false).text(15 * SURFACE, 15 * SECOND));
  }

  @Test
  void shortWorkShowsNothing() {
    for (boolean terminal : new boolean[] {false, true}) {
      ProgressPrinter printer = new ProgressPrinter(surfaces(10), out, terminal);
      printer.tick(5 * SURFACE, SECOND);
      printer.tick(10 * SURFACE, 2 * SECOND - 1);
      printer.end();
    }
    assertEquals("", text());
  }

  @Test
  void awayFromATerminalThereIsALineEachTenth() {
    ProgressPrinter printer = new ProgressPrinter(surfaces(1000), out, false);
    for (int done = 0; done <= 1000; done++) {
      printer.tick(done * SURFACE, 2 * SECOND + done * SECOND / 100);
    }
    printer.end();
    List<String> lines = text().lines().toList();
    assertEquals(10, lines.size());
    assertEquals("surfaces: 100 of 1,000 (10 %), 33/s, 27 s left", lines.get(0));
    assertEquals("surfaces: 1,000 of 1,000 (100 %), 83/s, 0 s left", lines.get(9));
  }

  @Test
  void onATerminalTheLineIsDrawnAgainAndTakenOff() {
    ProgressPrinter printer = new ProgressPrinter(surfaces(4), out, true);
    printer.tick(SURFACE, 2 * SECOND);
    printer.tick(2 * SURFACE, 3 * SECOND);
    printer.end();
    String back = "\r\u001b[K";
    assertEquals(back + text(1, 4, 2 * SECOND) + back + text(2, 4, 3 * SECOND) + back, text());
  }

  @Test
  void manyThreadsReportAndNoThreadIsLeft() throws InterruptedException {
    List<Thread> workers = new ArrayList<>();
    Progress progress = new Progress(surfaces(8000), out, false);
    for (int k = 0; k < 8; k++) {
      Thread worker =
          new Thread(
              () -> {
                for (int i = 0; i < 1000; i++) {
                  progress.add(SURFACE);
                }
              });
      worker.start();
      workers.add(worker);
    }
    for (Thread worker : workers) {
      worker.join();
    }
    progress.close();
    progress.close();
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().equals("orometry-progress")));
  }

  @Test
  void anInterruptedThreadCanEndItAndStaysInterrupted() {
    Progress progress = new Progress(surfaces(1), out, false);
    Thread.currentThread().interrupt();
    progress.close();
    assertEquals(true, Thread.interrupted());
  }

  private static ProgressLine surfaces(long total) {
    return new ProgressLine("surfaces", total, true);
  }

  private static String text(long surfaces, long total, long nanos) {
    return surfaces(total).text(surfaces * SURFACE, nanos);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

package io.github.orometry.job.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void aLineTellsRateAndRemainingTime() {
    assertEquals(
        "surfaces: 1,200 of 4,000 (30 %), 400/s, 7 s left",
        ProgressLine.text("surfaces", 1200, 4000, 3 * SECOND));
    assertEquals(
        "surfaces: 3 of 600 (0 %), 1.5/s, 6 min 38 s left",
        ProgressLine.text("surfaces", 3, 600, 2 * SECOND));
    assertEquals(
        "surfaces: 1 of 1,001 (0 %), 0.10/s, 2 h 46 min left",
        ProgressLine.text("surfaces", 1, 1001, 10 * SECOND));
    assertEquals(
        "surfaces: 0 of 5 (0 %), 0.0/s, no rate yet",
        ProgressLine.text("surfaces", 0, 5, 2 * SECOND));
    assertEquals(
        "surfaces: 5 of 5 (100 %), 2.5/s, 0 s left",
        ProgressLine.text("surfaces", 5, 5, 2 * SECOND));
  }

  @Test
  void shortWorkShowsNothing() {
    for (boolean terminal : new boolean[] {false, true}) {
      ProgressPrinter printer = new ProgressPrinter("surfaces", 10, out, terminal);
      printer.tick(5, SECOND);
      printer.tick(10, 2 * SECOND - 1);
      printer.end();
    }
    assertEquals("", text());
  }

  @Test
  void awayFromATerminalThereIsALineEachTenth() {
    ProgressPrinter printer = new ProgressPrinter("surfaces", 1000, out, false);
    for (int done = 0; done <= 1000; done++) {
      printer.tick(done, 2 * SECOND + done * SECOND / 100);
    }
    printer.end();
    List<String> lines = text().lines().toList();
    assertEquals(10, lines.size());
    assertEquals("surfaces: 100 of 1,000 (10 %), 33/s, 27 s left", lines.get(0));
    assertEquals("surfaces: 1,000 of 1,000 (100 %), 83/s, 0 s left", lines.get(9));
  }

  @Test
  void onATerminalTheLineIsDrawnAgainAndTakenOff() {
    ProgressPrinter printer = new ProgressPrinter("surfaces", 4, out, true);
    printer.tick(1, 2 * SECOND);
    printer.tick(2, 3 * SECOND);
    printer.end();
    String back = "\r\u001b[K";
    assertEquals(
        back
            + ProgressLine.text("surfaces", 1, 4, 2 * SECOND)
            + back
            + ProgressLine.text("surfaces", 2, 4, 3 * SECOND)
            + back,
        text());
  }

  @Test
  void manyThreadsReportAndNoThreadIsLeft() throws InterruptedException {
    List<Thread> workers = new ArrayList<>();
    Progress progress = Progress.start("surfaces", 8000, out, false);
    for (int k = 0; k < 8; k++) {
      Thread worker =
          new Thread(
              () -> {
                for (int i = 0; i < 1000; i++) {
                  progress.add(1);
                }
              });
      worker.start();
      workers.add(worker);
    }
    for (Thread worker : workers) {
      worker.join();
    }
    assertEquals(8000, progress.done());
    progress.close();
    progress.close();
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().equals("orometry-progress")));
  }

  @Test
  void anInterruptedThreadCanEndItAndStaysInterrupted() {
    Progress progress = Progress.start("surfaces", 1, out, false);
    Thread.currentThread().interrupt();
    progress.close();
    assertEquals(true, Thread.interrupted());
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

package io.github.orometry.job.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.orometry.job.file.Location;
import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void itTellsWhatWasFoundByWhatAndWhere() {
    assertEquals(
        lines("12,345 peaks in 1,000 surfaces, by threads in 1.23 s", "the result is in out"),
        new Summary(1000, 0, 0, 12345, "threads", 1.234, Location.of("out")).text());
  }

  @Test
  void itTellsOfRejectedSurfaces() {
    assertEquals(
        lines(
            "1 peak in 1 surface, by sequential in 0.50 s",
            "1 surface rejected: see the table slabs",
            "the result is in out"),
        new Summary(1, 1, 0, 1, "sequential", 0.5, Location.of("out")).text());
  }

  @Test
  void itTellsOfProminencesThatOverflow() {
    assertEquals(
        lines(
            "4 peaks in 3 surfaces, by sequential in 0.50 s",
            "2 surfaces with a prominence above the largest number, given as inf: see the table slabs",
            "the result is in out"),
        new Summary(3, 0, 2, 4, "sequential", 0.5, Location.of("out")).text());
  }

  private static String lines(String... lines) {
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }
}

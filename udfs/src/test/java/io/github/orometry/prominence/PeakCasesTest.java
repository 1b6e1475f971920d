package io.github.orometry.prominence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.testing.Cases;
import io.github.orometry.testing.Cases.Case;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The peaks of every case, for each connectivity, as the slow oracle found them: heights and key
 * cols to the bit.
 */
class PeakCasesTest {
  private final PeakFinder finder = new PeakFinder();
  private final Peaks peaks = new Peaks();

  @ParameterizedTest
  @MethodSource
  void bundledPeaks(Case input) throws IOException {
    checkPeaks(input);
  }

  static List<Case> bundledPeaks() throws IOException {
    return Cases.bundled();
  }

  @Test
  void sharedPeaksWhereTheEnvironmentNamesTheirFolder() throws IOException {
    Optional<List<Case>> shared = Cases.shared();
    Assumptions.assumeTrue(shared.isPresent(), Cases.SHARED + " is not set");
    for (Case input : shared.get()) {
      checkPeaks(input);
    }
  }

  private void checkPeaks(Case input) throws IOException {
    for (Connectivity connectivity : Connectivity.values()) {
      List<Map<String, String>> rows = input.peaks(connectivity);
      assertTrue(!rows.isEmpty(), input + " has no peaks");
      Iterator<Map<String, String>> expected = rows.iterator();
      int found = 0;
      for (int epoch = 0; epoch < input.surfaces().size(); epoch++) {
        for (int bin = 0; bin < input.surfaces().get(epoch).size(); bin++) {
          find(input, connectivity, input.surface(epoch, bin));
          for (int i = 0; i < peaks.size(); i++) {
            assertPeak(expected.next(), input, epoch, bin, i, connectivity);
          }
          found += peaks.size();
        }
      }
      assertEquals(rows.size(), found, input + " " + connectivity);
    }
  }

  private void find(Case input, Connectivity connectivity, double[] surface) {
    JsonNode settings = input.settings();
    JsonNode minHeight = settings.get("min_height");
    Thresholds thresholds =
        new Thresholds(
            settings.get("min_prominence").asDouble(),
            minHeight.isNull() ? Double.NEGATIVE_INFINITY : minHeight.asDouble(),
            Integer.MAX_VALUE,
            settings.get("sea_level").asDouble());
    finder.find(surface, 0, input.grid().nx(), input.grid().ny(), connectivity, thresholds, peaks);
  }

  private void assertPeak(
      Map<String, String> row, Case input, int epoch, int bin, int i, Connectivity connectivity) {
    String where = input + " " + connectivity + " " + row;
    int nx = input.grid().nx();
    assertEquals(row.get("epoch_idx"), Integer.toString(epoch), where);
    assertEquals(row.get("time_bin_idx"), Integer.toString(bin), where);
    assertEquals(row.get("summit_idx"), Integer.toString(i + 1), where);
    assertEquals(row.get("iy"), Integer.toString(peaks.cell(i) / nx), where);
    assertEquals(row.get("ix"), Integer.toString(peaks.cell(i) % nx), where);
    assertEquals(number(row, "height"), peaks.height(i), where);
    double keyCol = peaks.isTop(i) ? Double.NEGATIVE_INFINITY : peaks.keyCol(i);
    assertEquals(number(row, "key_col"), keyCol, where);
    double prominence = number(row, "prominence");
    assertEquals(prominence, peaks.prominence(i), 1e-9 * Math.abs(prominence), where);
    assertEquals(row.get("parent_idx"), Integer.toString(peaks.parent(i)), where);
    assertEquals(row.get("edge_limited").equals("1"), peaks.edgeLimited(i), where);
  }

  private static double number(Map<String, String> row, String column) {
    String text = row.get(column);
    return text.equals("-inf") ? Double.NEGATIVE_INFINITY : Double.parseDouble(text);
  }
}

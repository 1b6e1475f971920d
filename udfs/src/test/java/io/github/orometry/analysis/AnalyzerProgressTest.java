package io.github.orometry.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.surface.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** A surface adds up to {@link AnalysisListener#SURFACE} parts, and a large one is told in them. */
class AnalyzerProgressTest {
  private static final int SIDE = 300;

  private final List<Long> told = new ArrayList<>();
  private final AnalysisListener listener =
      new AnalysisListener() {
        @Override
        public void done(long parts) {
          told.add(parts);
        }
      };

  private static double[] noise(int cells) {
    return new Random(5).doubles(cells).toArray();
  }

  private static PeakBlock analyze(int side, double[] values, AnalysisListener listener) {
    Analyzer analyzer = new Analyzer(Analysis.STANDARD, Grid.ofIndices(side, side));
    PeakBlock block = analyzer.newBlock();
    analyzer.analyze(values, 0, 0, 0, block, listener);
    return block;
  }

  @Test
  void aLargeSurfaceIsToldInParts() {
    PeakBlock block = analyze(SIDE, noise(SIDE * SIDE), listener);
    assertTrue(block.peaks() > 2000, block.peaks() + " peaks");
    assertTrue(told.size() >= 900 && told.size() <= 1100, told.size() + " parts");
    assertEquals(AnalysisListener.SURFACE / 10, told.get(0));
    assertTrue(told.stream().skip(1).limit(told.size() - 2).allMatch(parts -> parts > 0));
    assertEquals(AnalysisListener.SURFACE, sum());
  }

  @Test
  void aSmallOneAtOnce() {
    analyze(200, noise(200 * 200), listener);
    assertEquals(List.of(AnalysisListener.SURFACE), told);
  }

  @Test
  void aLargeOneWithoutPeaksOrNotValidAtOnce() {
    analyze(SIDE, new double[SIDE * SIDE], listener);
    double[] invalid = noise(SIDE * SIDE);
    invalid[7] = Double.POSITIVE_INFINITY;
    analyze(SIDE, invalid, listener);
    assertEquals(List.of(AnalysisListener.SURFACE, AnalysisListener.SURFACE), told);
  }

  @Test
  void aLargeOneCanBeEndedOnTheWay() {
    AnalysisListener impatient =
        new AnalysisListener() {
          @Override
          public void done(long parts) {
            told.add(parts);
          }

          @Override
          public boolean isCancelled() {
            return sum() > AnalysisListener.SURFACE / 2;
          }
        };
    double[] values = noise(SIDE * SIDE);
    assertThrows(CancellationException.class, () -> analyze(SIDE, values, impatient));
    assertTrue(sum() < AnalysisListener.SURFACE * 3 / 5, sum() + " parts");
  }

  /** Who listens changes nothing. */
  @Test
  void theAnswerIsTheSame() {
    double[] values = noise(SIDE * SIDE);
    PeakBlock heard = analyze(SIDE, values, listener);
    PeakBlock unheard = analyze(SIDE, values, AnalysisListener.SILENT);
    assertEquals(heard.peaks(), unheard.peaks());
    for (int slice = 0; slice < 2 * heard.peaks(); slice++) {
      assertEquals(heard.slices().area()[slice], unheard.slices().area()[slice]);
    }
  }

  private long sum() {
    return told.stream().mapToLong(Long::longValue).sum();
  }
}

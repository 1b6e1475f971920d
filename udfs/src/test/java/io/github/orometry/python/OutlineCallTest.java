package io.github.orometry.python;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.Analyzer;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.surface.Grid;
import io.github.orometry.surface.InfiniteCellException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Outlines that are drawn for who looks at them. */
class OutlineCallTest {
  private static final Grid GRID = Grid.ofIndices(17, 11);

  /** Boxes of the outlines have the bits of the regions that the analysis measures. */
  @Test
  void boxesAreThoseOfTheAnalysis() {
    Analysis analysis = Analysis.builder().levels(0.9).build();
    Analyzer analyzer = Analyzer.forTables(analysis, GRID);
    for (long seed = 0; seed < 20; seed++) {
      double[] z = new Random(seed).doubles(GRID.cells()).toArray();
      if (seed % 2 == 1) {
        z[(int) seed] = Double.NaN;
      }
      PeakBlock block = analyzer.newBlock();
      analyzer.analyze(z, 0, 0, 0, block);
      int n = block.peaks();
      int[] cells = new int[2 * n];
      double[] levels = new double[2 * n];
      int[] kinds = new int[2 * n];
      for (int p = 0; p < n; p++) {
        cells[p] = block.cells()[p];
        levels[p] = 0.9 * block.heights()[p];
        kinds[p] = OutlineCall.AT_LEVEL;
        cells[n + p] = cells[p];
        levels[n + p] = block.keyCols()[p];
        kinds[n + p] = block.parents()[p] == 0 ? OutlineCall.PIECE : OutlineCall.ABOVE_LEVEL;
      }
      OutlineCall call = new OutlineCall(GRID, z);
      call.trace(cells, levels, kinds);
      for (int p = 0; p < n; p++) {
        int slice = p * block.levels().count();
        assertBox(call, p, block.slices().x0()[slice], block.slices().width()[slice]);
        assertBox(call, n + p, block.domains().x0()[p], block.domains().width()[p]);
      }
    }
  }

  private static void assertBox(OutlineCall call, int outline, double x0, double width) {
    int[] last = call.lastRings();
    int firstRing = outline == 0 ? 0 : last[outline - 1];
    int[] ends = call.ringEnds();
    int from = firstRing == 0 ? 0 : ends[firstRing - 1];
    int to = last[outline] == 0 ? 0 : ends[last[outline] - 1];
    assertEquals(Double.isNaN(x0), to == from);
    if (to > from) {
      double[] xs = new double[to - from];
      Arrays.setAll(xs, i -> call.vertices()[2 * (from + i)]);
      assertEquals(x0, Arrays.stream(xs).min().orElseThrow());
      assertEquals(width, Arrays.stream(xs).max().orElseThrow() - x0);
    }
  }

  @Test
  void aHoleIsARingAndNothingIsNone() {
    Grid grid = Grid.ofIndices(5, 5);
    double[] z = new double[25];
    for (int iy = 1; iy < 4; iy++) {
      Arrays.fill(z, 5 * iy + 1, 5 * iy + 4, 2);
    }
    z[12] = 0;
    OutlineCall call = new OutlineCall(grid, z);
    call.trace(new int[] {6, 0}, new double[] {1, 1}, new int[] {0, 0});
    assertArrayEquals(new int[] {2, 2}, call.lastRings());
    assertEquals(2 * call.ringEnds()[1], call.vertices().length);
    assertTrue(call.ringEnds()[0] < call.ringEnds()[1]);
    call.trace(new int[] {0}, new double[] {1}, new int[] {0});
    assertEquals(0, call.vertices().length);
  }

  @Test
  void anInfiniteCellIsAnError() {
    double[] z = {0, 1, Double.POSITIVE_INFINITY, 1};
    assertThrows(InfiniteCellException.class, () -> new OutlineCall(Grid.ofIndices(2, 2), z));
  }
}

package io.github.orometry.contour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.Analyzer;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.analysis.RegionColumns;
import io.github.orometry.surface.Grid;
import io.github.orometry.testing.RandomSurfaces;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The domain of a peak is drawn just above its key col; that of a top is its piece. */
class DomainTest {
  private static final int SURFACES = RandomSurfaces.count(5_000);
  private static final Analysis ANALYSIS = Analysis.builder().levels().build();

  @Test
  void ofEachPeakEqualsTheRegionDrawnPartByPart() {
    int compared = 0;
    for (long seed = 0; seed < SURFACES; seed++) {
      RandomSurface surface = RandomSurface.of(seed);
      double[] z = surface.z();
      PeakBlock block = domains(surface);
      for (int p = 0; p < block.peaks(); p++) {
        boolean top = block.parents()[p] == 0;
        double level = top ? beneath(z) : block.keyCols()[p];
        double[] drawn = BruteForceRegion.justAbove(surface.grid(), z, block.cells()[p], level);
        String where = "seed " + seed + ", peak " + (p + 1);
        assertEquals(block.keyCols()[p], block.domains().level()[p], where);
        assertClose(drawn, block.domains(), p, where);
        compared += drawn == null ? 0 : 1;
      }
    }
    assertTrue(compared > SURFACES, "only " + compared + " domains compared");
  }

  @Test
  void aKeyColAtTheLowestHeightLeavesItsOwnGroundOut() {
    double[] z = {5, 0, 4, 5, 0, 4, 5, 0, 4};
    RandomSurface surface =
        new RandomSurface(0, new Grid(new double[] {0, 1, 2}, new double[] {0, 1, 2}), z);
    PeakBlock block = domains(surface);
    assertEquals(2, block.peaks());
    assertArrayEquals(new double[] {4, 2}, Arrays.copyOf(block.domains().area(), 2));
    assertArrayEquals(new double[] {2, 1}, Arrays.copyOf(block.domains().width(), 2));
  }

  private static PeakBlock domains(RandomSurface surface) {
    Analyzer analyzer = Analyzer.forTables(ANALYSIS, surface.grid());
    PeakBlock block = analyzer.newBlock();
    analyzer.analyze(surface.z(), 0, 0, 0, block);
    return block;
  }

  private static double beneath(double[] z) {
    double lowest = Arrays.stream(z).filter(height -> !Double.isNaN(height)).min().orElseThrow();
    return Math.min(lowest - 1, Math.nextDown(lowest));
  }

  private static void assertClose(double[] drawn, RegionColumns domains, int p, String where) {
    assertEquals(drawn == null, Double.isNaN(domains.area()[p]), where);
    if (drawn != null) {
      double[] found = {
        domains.x0()[p], domains.y0()[p], domains.width()[p], domains.depth()[p], domains.area()[p]
      };
      assertArrayEquals(drawn, found, 1e-10, where);
    }
  }
}

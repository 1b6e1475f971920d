package io.github.orometry.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.contour.Regions;
import io.github.orometry.mask.DominantMask;
import io.github.orometry.mask.LevelSetMask;
import io.github.orometry.mask.MaskBits;
import io.github.orometry.prominence.PeakFinder;
import io.github.orometry.prominence.Peaks;
import io.github.orometry.prominence.SurfaceTree;
import io.github.orometry.prominence.Thresholds;
import io.github.orometry.score.Scores;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;
import io.github.orometry.testing.BlockText;
import io.github.orometry.testing.FailingCase;
import io.github.orometry.testing.RandomSurfaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** An analyzer against the kernels called one by one, and what it says of what is not valid. */
class AnalyzerTest implements FailingCase.Replayed {
  private static final int SURFACES = RandomSurfaces.count(3_000);
  private static final double NAN = Double.NaN;
  private static final Analysis ANALYSIS =
      Analysis.builder().levels(0.75, 0.25).masks(0.5).levelMasks(true).seaLevel(-1).build();

  private int peaks;

  @Test
  void saysWhatTheKernelsSay() {
    for (long seed = 0; seed < SURFACES; seed++) {
      checkOrSave(
          seed,
          Map.of("connectivity", Connectivity.values()[(int) (seed % 3)].name()),
          RandomSurfaces.of(seed));
    }
    assertTrue(peaks > SURFACES, "too few peaks for a test: " + peaks);
  }

  @Override
  public void check(FailingCase random) {
    double[] z = random.surface().z();
    double[] before = z.clone();
    Grid grid = Grid.ofIndices(random.surface().nx(), random.surface().ny());
    Connectivity connectivity = Connectivity.valueOf(random.setting("connectivity"));
    Analysis analysis = ANALYSIS.toBuilder().connectivity(connectivity).build();
    PeakBlock block = analysis.analyze(grid, z);
    assertArrayEquals(before, z, "the surface is never changed");
    assertEquals(1, block.surfaces());
    Peaks found = new Peaks();
    Thresholds thresholds = new Thresholds(0, Double.NEGATIVE_INFINITY, Integer.MAX_VALUE, -1);
    new PeakFinder().find(z, 0, grid.nx(), grid.ny(), connectivity, thresholds, found);
    assertEquals(found.size() == 0 ? SurfaceStatus.NO_PEAK : SurfaceStatus.OK, block.status(0));
    assertEquals(found.max(), block.max(0));
    assertEquals(found.missingCells(), block.missingCells(0));
    assertEquals(found.size(), block.peaks());
    for (int i = 0; i < found.size(); i++) {
      checkPeak(grid, found, i, block);
    }
    double area = checkSlices(grid, z, found, block);
    checkScores(grid, z, found, area, block);
    checkMasks(grid, z, found, block);
    peaks += found.size();
  }

  private static void checkPeak(Grid grid, Peaks found, int i, PeakBlock block) {
    assertEquals(found.cell(i), block.cells()[i]);
    assertEquals(found.height(i), block.heights()[i]);
    assertEquals(found.keyCol(i), block.keyCols()[i]);
    assertEquals(found.keyColX(i, grid), block.keyColXs()[i]);
    assertEquals(found.keyColY(i, grid), block.keyColYs()[i]);
    assertEquals(found.prominence(i), block.prominences()[i]);
    assertEquals(found.parent(i), block.parents()[i]);
    assertEquals(found.edgeLimited(i), block.edgeLimited()[i] == 1);
  }

  /** The area of the first peak's slice at the lowest level. */
  private static double checkSlices(Grid grid, double[] z, Peaks found, PeakBlock block) {
    SurfaceTree tree = new SurfaceTree();
    tree.build(z, 0, grid.nx(), grid.ny(), Connectivity.CONTOUR);
    Regions regions = new Regions();
    regions.surface(grid, tree);
    RegionColumns slices = block.slices();
    double[] levels = {0.75, 0.25};
    for (int i = 0; i < found.size(); i++) {
      for (int l = 0; l < 2; l++) {
        double level = levels[l] * found.height(i);
        int region = regions.ask(found.cell(i), level);
        regions.measure();
        boolean there = regions.isThere(region);
        assertEquals(level, slices.level()[2 * i + l]);
        assertEquals(there ? regions.x0(region) : NAN, slices.x0()[2 * i + l]);
        assertEquals(there ? regions.y0(region) : NAN, slices.y0()[2 * i + l]);
        assertEquals(there ? regions.width(region) : NAN, slices.width()[2 * i + l]);
        assertEquals(there ? regions.height(region) : NAN, slices.depth()[2 * i + l]);
        assertEquals(there ? regions.area(region) : NAN, slices.area()[2 * i + l]);
      }
    }
    return found.size() == 0 ? NAN : slices.area()[1];
  }

  private static void checkScores(
      Grid grid, double[] z, Peaks found, double area, PeakBlock block) {
    Scores scores = new Scores(grid);
    scores.score(found, area, z, 0, grid.cells());
    double[] expected = {
      scores.prominenceRatio(),
      scores.closeness(),
      scores.spread(),
      scores.concentration(),
      scores.contrast(),
      scores.score()
    };
    for (int component = 0; component < expected.length; component++) {
      assertEquals(expected[component], block.scores(component)[0], "score " + component);
    }
  }

  private static void checkMasks(Grid grid, double[] z, Peaks found, PeakBlock block) {
    int bytes = MaskBits.bytes(grid.cells());
    MaskColumns masks = block.masks();
    assertEquals(3, masks.count());
    assertEquals(bytes, masks.bytes());
    double[] alphas = {0.5, 0.75, 0.25};
    for (int m = 0; m < 3; m++) {
      byte[] bits = new byte[bytes];
      int cells = 0;
      if (found.size() > 0) {
        double level = alphas[m] * found.height(0);
        cells =
            m == 0
                ? new DominantMask().grow(z, 0, grid.nx(), grid.ny(), found.cell(0), level, bits, 0)
                : LevelSetMask.fill(z, 0, grid.cells(), level, bits, 0);
      }
      assertEquals(cells, masks.cells(0, m));
      int at = masks.at(0, m);
      assertArrayEquals(bits, Arrays.copyOfRange(masks.bits(), at, at + bytes));
    }
  }

  @Test
  void anInvalidSurfaceIsRejectedInItsPlace() {
    Grid grid = Grid.ofIndices(3, 1);
    Analyzer analyzer = new Analyzer(ANALYSIS, grid);
    PeakBlock block = analyzer.newBlock();
    SurfaceBatch batch = new SurfaceBatch(3);
    batch.resize(3);
    double[] values = {1, 2, 1, NAN, Double.NEGATIVE_INFINITY, NAN, 1, 1, 1};
    System.arraycopy(values, 0, batch.values(), 0, 9);
    for (int k = 0; k < 3; k++) {
      batch.name(k, 4, k + 10);
    }
    analyzer.analyze(batch, block);
    assertEquals(3, block.surfaces());
    assertEquals(1, block.peaks());
    assertEquals(SurfaceStatus.OK, block.status(0));
    assertEquals(SurfaceStatus.REJECTED, block.status(1));
    assertEquals("rejected", block.status(1).word());
    assertEquals("cell (iy 0, ix 1) is -inf", block.error(1));
    assertEquals(2, block.missingCells(1));
    assertEquals(NAN, block.max(1));
    assertEquals(NAN, block.scores(5)[1]);
    assertEquals(0, block.masks().cells(1, 0));
    assertEquals(1, block.firstPeak(1));
    assertEquals(1, block.endPeak(1));
    assertEquals(SurfaceStatus.NO_PEAK, block.status(2));
    assertNull(block.error(2));
    assertEquals(0, block.scores(5)[2]);
    assertEquals(4, block.epochIdx(2));
    assertEquals(12, block.timeBinIdx(2));
  }

  @Test
  void aProminenceBeyondTheLargestNumberIsSaid() {
    double huge = Double.MAX_VALUE;
    PeakBlock block =
        Analysis.STANDARD.analyze(Grid.ofIndices(3, 1), new double[] {huge, -huge, huge / 2});
    assertEquals(SurfaceStatus.OK, block.status(0));
    assertEquals(Double.POSITIVE_INFINITY, block.prominences()[0]);
    assertEquals(Double.POSITIVE_INFINITY, block.prominences()[1]);
    assertEquals(
        "the prominence of summit_idx 1 is above the largest number, 1.7976931348623157E308,"
            + " and given as inf",
        block.error(0));
    assertEquals(1, block.scores(0)[0]);
  }

  @Test
  void thresholdsAndNoLevels() {
    double[] z = {0, 9, 1, 5, 4, 8, 0, 3, 2};
    Analysis analysis = Analysis.builder().minHeight(4).maxPeaks(2).levels().build();
    PeakBlock block = analysis.analyze(Grid.ofIndices(9, 1), z);
    assertArrayEquals(new int[] {1, 5}, Arrays.copyOf(block.cells(), block.peaks()));
    assertEquals(0, block.levels().count());
    assertEquals(0, block.scores(3)[0], "no concentration without a slice");
  }

  @Test
  void tablesHaveTheLevelOfTheFilteredOneToo() {
    Analysis analysis = Analysis.builder().levels(0.9).build();
    double[] z = {0, 0, 0, 0, 1, 0, 0, 0, 0};
    Analyzer analyzer = Analyzer.forTables(analysis, Grid.ofIndices(3, 3));
    PeakBlock block = analyzer.newBlock();
    analyzer.analyze(z, 0, 0, 0, block);
    assertEquals(2, block.levels().count());
    assertEquals(0.5, block.slices().area()[1]);
    // Scored at the lowest of the levels asked for, as without tables.
    PeakBlock plain = analysis.analyze(Grid.ofIndices(3, 3), z);
    assertEquals(plain.scores(3)[0], block.scores(3)[0]);
  }

  @Test
  void valuesThatEndEarlyAreRefusedBeforeTheBlockIsTouched() {
    Analyzer analyzer = new Analyzer(ANALYSIS, Grid.ofIndices(3, 2));
    PeakBlock block = analyzer.newBlock();
    assertThrows(
        IndexOutOfBoundsException.class, () -> analyzer.analyze(new double[7], 2, 0, 0, block));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> ANALYSIS.analyze(Grid.ofIndices(3, 2), new double[5]));
    assertEquals(0, block.surfaces());
  }

  @Test
  void aListenerIsToldOfPartsOfALargeSurfaceAndCanEndIt() {
    Grid grid = Grid.ofIndices(400, 400);
    double[] z = new Random(1).doubles(grid.cells()).toArray();
    Analyzer analyzer = new Analyzer(Analysis.builder().levels(0.9).build(), grid);
    List<Long> parts = new ArrayList<>();
    int[] stopAfter = {Integer.MAX_VALUE};
    AnalysisListener listener =
        new AnalysisListener() {
          @Override
          public void done(long more) {
            parts.add(more);
          }

          @Override
          public boolean isCancelled() {
            return parts.size() >= stopAfter[0];
          }
        };
    PeakBlock block = analyzer.newBlock();
    analyzer.analyze(z, 0, 0, 0, block, listener);
    assertTrue(parts.size() >= 399, parts.size() + " parts");
    assertEquals(AnalysisListener.SURFACE, parts.stream().mapToLong(p -> p).sum());
    stopAfter[0] = parts.size() + 100;
    assertThrows(
        CancellationException.class,
        () -> analyzer.analyze(z, 0, 0, 1, analyzer.newBlock(), listener));
    assertEquals(stopAfter[0], parts.size());
    // What was ended leaves the analyzer as good as new.
    PeakBlock again = analyzer.newBlock();
    analyzer.analyze(z, 0, 0, 0, again);
    assertEquals(BlockText.of(block), BlockText.of(again));
  }
}

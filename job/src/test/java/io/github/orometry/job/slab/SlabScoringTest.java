package io.github.orometry.job.slab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.prominence.Thresholds;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;
import io.github.orometry.testing.RandomSurfaces;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Scores against the definition, pair by pair, on small random surfaces with uneven axes. */
class SlabScoringTest {
  private static final int SURFACES = 5_000;
  private static final double[] LEVELS = {0.9, 0.5};
  private static final Thresholds ALL =
      new Thresholds(0, Double.NEGATIVE_INFINITY, Integer.MAX_VALUE, 0);

  @Test
  void scoresAreThoseOfTheDefinition() {
    int severalPeaks = 0;
    for (long seed = 0; seed < SURFACES; seed++) {
      RandomSurfaces.Surface surface = RandomSurfaces.of(seed);
      Grid grid = new Grid(axis(surface.nx(), seed), axis(surface.ny(), ~seed));
      SlabResult result = result(grid, surface.z());
      check(grid, surface.z(), result, "seed " + seed);
      severalPeaks += result.peaks() > 3 ? 1 : 0;
    }
    assertTrue(severalPeaks > SURFACES / 10, "too few surfaces with several peaks");
  }

  @Test
  void manyPeaksOnAnUnevenGrid() {
    double[] x = new double[60];
    double[] y = new double[50];
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.pow(1.2, i);
    }
    for (int i = 0; i < y.length; i++) {
      y[i] = i < 40 ? i * 0.01 : i;
    }
    Grid grid = new Grid(x, y);
    double[] z = new Random(5).doubles(grid.cells()).toArray();
    SlabResult result = result(grid, z);
    assertTrue(result.peaks() > 400, "" + result.peaks());
    check(grid, z, result, "noise");
  }

  /** Pairs at exactly three widths are not near. */
  @Test
  void threeWidthsApartIsNotNear() {
    double[] z = {2, 0, 0, 1, 0, 0, 1};
    SlabResult result = result(Grid.ofIndices(7, 1), z);
    assertEquals(3, result.peaks());
    assertEquals(0.4, result.scores().closeness());
    assertEquals(1 - 3.0 / 9.0, result.scores().spread());
  }

  @Test
  void onePeakAloneIsCloseAndNotSpread() {
    SlabScores scores =
        result(Grid.ofIndices(3, 3), new double[] {0, 0, 0, 0, 1, 0, 0, 0, 0}).scores();
    assertEquals(
        List.of(1.0, 1.0, 1.0),
        List.of(scores.prominenceRatio(), scores.closeness(), scores.spread()));
    assertTrue(scores.wellLocalized());
  }

  @Test
  void noPeakScoresNothing() {
    assertEquals(SlabScores.NO_PEAK, result(Grid.ofIndices(3, 3), new double[9]).scores());
  }

  @Test
  void largeValuesDoNotOverflow() {
    double[] z = {0, 1e308, -1e308, 1e308, 5e307, 0};
    SlabScores scores = result(Grid.ofIndices(3, 2), z).scores();
    double[] small = Arrays.stream(z).map(v -> v * 0x1p-1000).toArray();
    assertEquals(contrast(small, 0x1p-1000), scores.contrast(), 1e-12);
  }

  private static double[] axis(int n, long seed) {
    Random random = new Random(seed);
    double[] centres = new double[n];
    double at = random.nextInt(3);
    for (int i = 0; i < n; i++) {
      centres[i] = at;
      at += seed % 2 == 0 ? 1 : 0.1 + random.nextDouble() * (random.nextInt(4) == 0 ? 10 : 1);
    }
    return centres;
  }

  private static SlabResult result(Grid grid, double[] z) {
    SlabSettings settings = new SlabSettings(grid, Connectivity.CONTOUR, ALL, LEVELS, 1, List.of());
    SlabBatch batch = new SlabBatch(grid.cells());
    batch.resize(1);
    System.arraycopy(z, 0, batch.values(), 0, z.length);
    return new SlabWorker(settings).result(batch, 0);
  }

  private static void check(Grid grid, double[] z, SlabResult result, String where) {
    SlabScores scores = result.scores();
    if (result.peaks() == 0) {
      assertEquals(SlabScores.NO_PEAK, scores, where);
      return;
    }
    double ratio =
        result.height()[0] > 0 ? Math.min(1, result.prominence()[0] / result.height()[0]) : 0;
    assertEquals(ratio, scores.prominenceRatio(), where);
    double width = (width(grid.xs()) + width(grid.ys())) / 2;
    checkDistances(grid, result, width, where);
    double area = result.slices()[1 * SlabResult.SLICE_FIELDS + 5];
    double concentration = Double.isNaN(area) ? 0 : Math.min(1, 6.25 * width * width / area);
    assertEquals(concentration, scores.concentration(), 1e-12, where);
    double extreme = Arrays.stream(z).filter(v -> !Double.isNaN(v)).map(Math::abs).max().orElse(0);
    double scale = extreme > 1e150 ? 0x1p-1000 : 1; // or squares overflow
    double[] scaled = Arrays.stream(z).map(v -> v * scale).toArray();
    assertEquals(contrast(scaled, scale), scores.contrast(), 1e-9, where);
    double score =
        0.30 * scores.prominenceRatio()
            + 0.25 * scores.closeness()
            + 0.20 * scores.spread()
            + 0.15 * scores.concentration()
            + 0.10 * scores.contrast();
    assertEquals(score, scores.score(), 1e-15, where);
    assertEquals(scores.score() >= 0.65, scores.wellLocalized(), where);
  }

  private static void checkDistances(Grid grid, SlabResult result, double width, String where) {
    int n = result.peaks();
    int near = 0;
    double largest = 0;
    int ruled = 1;
    for (int i = 0; i < n; i++) {
      ruled += result.parent()[i] == 1 ? 1 : 0;
      for (int j = 0; j < i; j++) {
        double dx = x(grid, result, i) - x(grid, result, j);
        double dy = y(grid, result, i) - y(grid, result, j);
        double distance = Math.sqrt(dx * dx + dy * dy);
        near += distance < 3 * width ? 1 : 0;
        largest = Math.max(largest, distance);
      }
    }
    double pairs = n * (n - 1) / 2.0;
    double closeness = n == 1 ? 1 : 0.6 * (near / pairs) + 0.4 * ((double) ruled / n);
    assertEquals(closeness, result.scores().closeness(), where);
    double side = Math.max(side(grid.xs()), side(grid.ys()));
    double share = (largest - 3 * width) / (2 * side - 3 * width);
    double spread = largest <= 3 * width ? 1 : 1 - Math.min(1, share);
    assertEquals(spread, result.scores().spread(), where);
  }

  private static double x(Grid grid, SlabResult result, int i) {
    return grid.x(result.cell()[i] % grid.nx());
  }

  private static double y(Grid grid, SlabResult result, int i) {
    return grid.y(result.cell()[i] / grid.nx());
  }

  private static double side(double[] axis) {
    return axis[axis.length - 1] - axis[0];
  }

  private static double width(double[] axis) {
    return axis.length == 1 ? 1 : side(axis) / (axis.length - 1);
  }

  private static double contrast(double[] z, double scale) {
    double max = Arrays.stream(z).filter(v -> !Double.isNaN(v)).max().orElseThrow();
    double[] present = Arrays.stream(z).filter(v -> !Double.isNaN(v)).map(v -> v - max).toArray();
    double mean = Arrays.stream(present).average().orElseThrow();
    double variance =
        Arrays.stream(present).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    return 1 - 1 / (1 - mean / (Math.sqrt(variance) + 1e-10 * scale));
  }
}

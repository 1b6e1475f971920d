package io.github.orometry.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.surface.Grid;
import io.github.orometry.testing.FailingCase;
import io.github.orometry.testing.RandomSurfaces;
import io.github.orometry.testing.RandomSurfaces.Surface;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Scores against the definition, pair by pair, on small random surfaces with uneven axes. */
class ScoresTest implements FailingCase.Replayed {
  private static final int SURFACES = RandomSurfaces.count(5_000);
  private static final Analysis ANALYSIS = Analysis.builder().levels(0.9, 0.5).build();
  private static final double[] NOTHING = new double[PeakBlock.SCORES];

  private int severalPeaks;

  @Test
  void scoresAreThoseOfTheDefinition() {
    for (long seed = 0; seed < SURFACES; seed++) {
      Surface surface = RandomSurfaces.of(seed);
      String x = FailingCase.written(axis(surface.nx(), seed));
      String y = FailingCase.written(axis(surface.ny(), ~seed));
      checkOrSave(seed, Map.of("x", x, "y", y), surface);
    }
    assertTrue(severalPeaks > SURFACES / 10, "too few surfaces with several peaks");
  }

  @Override
  public void check(FailingCase random) {
    check(new Grid(random.numbers("x"), random.numbers("y")), random.surface().z());
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
    int peaks = check(grid, z);
    assertTrue(peaks > 400, "" + peaks);
  }

  /** Pairs at exactly three widths are not near. */
  @Test
  void threeWidthsApartIsNotNear() {
    double[] z = {2, 0, 0, 1, 0, 0, 1};
    PeakBlock found = ANALYSIS.analyze(Grid.ofIndices(7, 1), z);
    assertEquals(3, found.peaks());
    assertEquals(0.4, found.scores(1)[0]);
    assertEquals(1 - 3.0 / 9.0, found.scores(2)[0]);
  }

  @Test
  void onePeakAloneIsCloseAndNotSpread() {
    double[] z = {0, 0, 0, 0, 1, 0, 0, 0, 0};
    double[] scores = scores(ANALYSIS.analyze(Grid.ofIndices(3, 3), z));
    assertArrayEquals(new double[] {1, 1, 1}, Arrays.copyOf(scores, 3));
    assertTrue(scores[5] >= Scores.WELL_LOCALIZED);
  }

  @Test
  void noPeakScoresNothing() {
    assertArrayEquals(NOTHING, scores(ANALYSIS.analyze(Grid.ofIndices(3, 3), new double[9])));
  }

  @Test
  void largeValuesDoNotOverflow() {
    double[] z = {0, 1e308, -1e308, 1e308, 5e307, 0};
    double found = ANALYSIS.analyze(Grid.ofIndices(3, 2), z).scores(4)[0];
    double[] small = Arrays.stream(z).map(v -> v * 0x1p-1000).toArray();
    assertEquals(contrast(small, 0x1p-1000), found, 1e-12);
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

  /** The components and their mean, of the one surface of a block. */
  private static double[] scores(PeakBlock found) {
    double[] scores = new double[PeakBlock.SCORES];
    Arrays.setAll(scores, component -> found.scores(component)[0]);
    return scores;
  }

  private int check(Grid grid, double[] z) {
    PeakBlock found = ANALYSIS.analyze(grid, z);
    double[] scores = scores(found);
    severalPeaks += found.peaks() > 3 ? 1 : 0;
    if (found.peaks() == 0) {
      assertArrayEquals(NOTHING, scores);
      return 0;
    }
    double height = found.heights()[0];
    assertEquals(height > 0 ? Math.min(1, found.prominences()[0] / height) : 0, scores[0]);
    double width = (width(grid.xs()) + width(grid.ys())) / 2;
    checkDistances(grid, found, width);
    double area = found.slices().area()[1];
    double concentration = Double.isNaN(area) ? 0 : Math.min(1, 6.25 * width * width / area);
    assertEquals(concentration, scores[3], 1e-12);
    double extreme = Arrays.stream(z).filter(v -> !Double.isNaN(v)).map(Math::abs).max().orElse(0);
    double scale = extreme > 1e150 ? 0x1p-1000 : 1; // or squares overflow
    double[] scaled = Arrays.stream(z).map(v -> v * scale).toArray();
    assertEquals(contrast(scaled, scale), scores[4], 1e-9);
    double score =
        0.30 * scores[0]
            + 0.25 * scores[1]
            + 0.20 * scores[2]
            + 0.15 * scores[3]
            + 0.10 * scores[4];
    assertEquals(score, scores[5], 1e-15);
    return found.peaks();
  }

  private static void checkDistances(Grid grid, PeakBlock found, double width) {
    int n = found.peaks();
    int near = 0;
    double largest = 0;
    int ruled = 1;
    for (int i = 0; i < n; i++) {
      ruled += found.parents()[i] == 1 ? 1 : 0;
      for (int j = 0; j < i; j++) {
        double dx = x(grid, found, i) - x(grid, found, j);
        double dy = y(grid, found, i) - y(grid, found, j);
        double distance = Math.sqrt(dx * dx + dy * dy);
        near += distance < 3 * width ? 1 : 0;
        largest = Math.max(largest, distance);
      }
    }
    double pairs = n * (n - 1) / 2.0;
    double closeness = n == 1 ? 1 : 0.6 * (near / pairs) + 0.4 * ((double) ruled / n);
    assertEquals(closeness, found.scores(1)[0]);
    double side = Math.max(side(grid.xs()), side(grid.ys()));
    double share = (largest - 3 * width) / (2 * side - 3 * width);
    double spread = largest <= 3 * width ? 1 : 1 - Math.min(1, share);
    assertEquals(spread, found.scores(2)[0]);
  }

  private static double x(Grid grid, PeakBlock found, int peak) {
    return grid.x(found.cells()[peak] % grid.nx());
  }

  private static double y(Grid grid, PeakBlock found, int peak) {
    return grid.y(found.cells()[peak] / grid.nx());
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

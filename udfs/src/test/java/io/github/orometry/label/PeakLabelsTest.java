package io.github.orometry.label;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.prominence.PeakFinder;
import io.github.orometry.prominence.Peaks;
import io.github.orometry.prominence.Thresholds;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.testing.FailingCase;
import io.github.orometry.testing.RandomSurfaces;
import io.github.orometry.testing.RandomSurfaces.Surface;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Labels by hand, and of many random surfaces against the flood. */
class PeakLabelsTest implements FailingCase.Replayed {
  private static final int SURFACES = RandomSurfaces.count(20_000);
  private static final double NONE = Double.NaN;

  private final PeakFinder finder = new PeakFinder();
  private final Peaks peaks = new Peaks();
  private final PeakLabels labels = new PeakLabels();
  private int labelled;

  private int[] find(int nx, double[] z, Connectivity connectivity, Thresholds thresholds) {
    finder.find(z, 0, nx, z.length / nx, connectivity, thresholds, peaks);
    int[] found = new int[z.length];
    labels.find(finder.tree(), peaks, found);
    return found;
  }

  @Test
  void groundBelowTheColBelongsToTheHigherPeak() {
    double[] z = {0, 5, 2, 4, 3, 1, 0};
    int[] found = find(7, z, Connectivity.CONTOUR, Thresholds.NONE);
    assertArrayEquals(new int[] {1, 1, 1, 2, 2, 1, 1}, found);
  }

  @Test
  void cellsOfAnUnreportedPeakGoToItsParent() {
    double[] z = {9, 1, 5, 4, 6, 2, 8, 0};
    int[] all = find(8, z, Connectivity.CONTOUR, Thresholds.NONE);
    assertArrayEquals(new int[] {1, 1, 4, 3, 3, 2, 2, 1}, all);
    Thresholds two = new Thresholds(0, Double.NEGATIVE_INFINITY, 2, 0);
    assertArrayEquals(new int[] {1, 1, 2, 2, 2, 2, 2, 1}, find(8, z, Connectivity.CONTOUR, two));
  }

  @Test
  void missingCellsAndFlatPiecesHaveNone() {
    double[] z = {3, 3, NONE, 2, 1};
    int[] found = find(5, z, Connectivity.CONTOUR, Thresholds.NONE);
    assertArrayEquals(new int[] {0, 0, 0, 1, 1}, found);
  }

  @Test
  void equalsTheFlood() {
    for (long seed = 0; seed < SURFACES; seed++) {
      Random random = new Random(seed);
      Map<String, String> settings =
          Map.of(
              "connectivity",
              Connectivity.values()[random.nextInt(3)].name(),
              "prominence",
              "" + (random.nextBoolean() ? 0 : random.nextDouble()),
              "most",
              "" + (random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(4)));
      checkOrSave(seed, settings, RandomSurfaces.of(seed));
    }
    assertTrue(labelled > 10 * SURFACES, "only " + labelled + " cells with a peak");
  }

  @Override
  public void check(FailingCase random) {
    Surface surface = random.surface();
    Connectivity connectivity = Connectivity.valueOf(random.setting("connectivity"));
    int most = Integer.parseInt(random.setting("most"));
    Thresholds thresholds =
        new Thresholds(random.number("prominence"), Double.NEGATIVE_INFINITY, most, 0);
    int[] found = find(surface.nx(), surface.z(), connectivity, thresholds);
    int[] flooded =
        BruteForceLabels.of(surface.z(), surface.nx(), surface.ny(), connectivity, peaks);
    assertArrayEquals(flooded, found);
    for (int label : found) {
      labelled += label > 0 ? 1 : 0;
    }
  }
}

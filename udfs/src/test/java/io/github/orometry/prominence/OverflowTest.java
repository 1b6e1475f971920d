package io.github.orometry.prominence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.surface.Connectivity;
import io.github.orometry.testing.FailingCase;
import io.github.orometry.testing.RandomSurfaces;
import io.github.orometry.testing.RandomSurfaces.Surface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Heights up to the largest double, where the sum of four is beyond it: the same peaks as those of
 * a copy that is scaled down by a power of two, whose sums are exact in the same places.
 */
class OverflowTest implements FailingCase.Replayed {
  private static final int SURFACES = RandomSurfaces.count(4_000);
  private static final Thresholds ALL =
      new Thresholds(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Integer.MAX_VALUE, 0);

  /** All of a peak but its prominence, which may overflow though nothing else does. */
  private record Found(
      int cell, double height, double keyCol, long at, int parent, boolean edgeLimited) {}

  private final PeakFinder finder = new PeakFinder();
  private final Peaks peaks = new Peaks();

  @ParameterizedTest
  @EnumSource
  void scaledToTheTopOfTheRangeTheSamePeaks(Connectivity connectivity) {
    int found = 0;
    for (long seed = 0; seed < SURFACES; seed++) {
      checkOrSave(seed, Map.of("connectivity", connectivity.name()), surface(seed));
      found += peaks.size();
    }
    assertTrue(found > 4 * SURFACES, "too few peaks for a test: " + found);
  }

  /** The surface's heights are in (-2, 2), and none of them is tiny. */
  @Override
  public void check(FailingCase random) {
    Surface surface = random.surface();
    Connectivity connectivity = Connectivity.valueOf(random.setting("connectivity"));
    List<Found> expected = found(surface, 1, connectivity);
    for (double scale : new double[] {0x1p-900, 0x1p1000, 0x1p1022, 0x1p1023}) {
      List<Found> scaled = found(surface, scale, connectivity);
      assertEquals(expected, scaled, "scaled by " + scale);
    }
  }

  @Test
  void elevenPeaksAtTheLargestDoubleAsInAScaledCopy() {
    double[] z = {
      1.64, 1.51, 1.64, 1.17, 1.35, //
      1.59, 1.17, 1.19, 1.40, 1.12, //
      1.65, 1.19, 1.66, 1.08, 1.43, //
      1.11, 1.56, 1.14, 1.44, 1.12, //
      1.45, 1.33, 1.68, 1.29, 1.28
    };
    Surface surface = new Surface(z, 5, 5);
    List<Found> small = found(surface, 1, Connectivity.CONTOUR);
    assertEquals(11, small.size());
    assertEquals(small, found(surface, 0x1p1023, Connectivity.CONTOUR));
  }

  @Test
  void aProminenceBeyondTheLargestDoubleIsInfinite() {
    double huge = Double.MAX_VALUE;
    double[] z = {huge, -huge, huge, -huge, 0};
    finder.find(z, 0, 5, 1, Connectivity.CONTOUR, ALL, peaks);
    assertEquals(3, peaks.size());
    assertEquals(Double.POSITIVE_INFINITY, peaks.prominence(0));
    assertEquals(Double.POSITIVE_INFINITY, peaks.prominence(1));
    assertEquals(huge, peaks.prominence(2));
    assertEquals(-huge, peaks.keyCol(1));
    assertEquals(1, peaks.parent(1));
  }

  private List<Found> found(Surface surface, double scale, Connectivity connectivity) {
    double[] z = Arrays.stream(surface.z()).map(v -> v * scale).toArray();
    finder.find(z, 0, surface.nx(), surface.ny(), connectivity, ALL, peaks);
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < peaks.size(); i++) {
      found.add(
          new Found(
              peaks.cell(i),
              peaks.height(i) / scale,
              peaks.keyCol(i) / scale,
              peaks.keyColPosition(i),
              peaks.parent(i),
              peaks.edgeLimited(i)));
    }
    return found;
  }

  private static Surface surface(long seed) {
    Random random = new Random(seed);
    int nx = 2 + random.nextInt(9);
    return noise(random, nx, 2 + random.nextInt(9), seed % 3 == 0 ? 0.2 : 0);
  }

  private static Surface noise(Random random, int nx, int ny, double missing) {
    boolean coarse = random.nextInt(3) == 0;
    double[] z = new double[nx * ny];
    for (int i = 0; i < z.length; i++) {
      double height =
          coarse ? (random.nextInt(9) - 4) * 0.46875 : 3.99 * (random.nextDouble() - 0.5);
      z[i] = random.nextDouble() < missing ? Double.NaN : height;
    }
    return new Surface(z, nx, ny);
  }
}

package io.github.orometry.prominence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.surface.Connectivity;
import io.github.orometry.testing.FailingCase;
import io.github.orometry.testing.RandomSurfaces;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The kernel against the definitions, on many small random surfaces. One finder throughout, as in
 * real use.
 */
class PeakFinderTest implements FailingCase.Replayed {
  private static final int SURFACES = RandomSurfaces.count(20_000);
  private static final long FIRST_SEED = 20_261_120;
  private static final Thresholds ALL =
      new Thresholds(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Integer.MAX_VALUE, 0);

  private final PeakFinder finder = new PeakFinder();
  private final Peaks peaks = new Peaks();

  @ParameterizedTest
  @EnumSource
  void equalsTheDefinitions(Connectivity connectivity) {
    int found = 0;
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SURFACES; seed++) {
      checkOrSave(seed, Map.of("connectivity", connectivity.name()), RandomSurfaces.of(seed));
      found += peaks.size();
    }
    assertTrue(found > SURFACES, "too few peaks for a test: " + found);
  }

  @Override
  public void check(FailingCase random) {
    RandomSurfaces.Surface surface = random.surface();
    Connectivity connectivity = Connectivity.valueOf(random.setting("connectivity"));
    List<BruteForce.Peak> expected =
        BruteForce.peaks(surface.z(), surface.nx(), surface.ny(), connectivity);
    finder.find(surface.z(), 0, surface.nx(), surface.ny(), connectivity, ALL, peaks);
    assertEquals(expected.size(), peaks.size());
    for (int i = 0; i < expected.size(); i++) {
      assertPeak(expected.get(i), i);
    }
  }

  private void assertPeak(BruteForce.Peak expected, int i) {
    String name = "peak " + (i + 1);
    assertEquals(expected.cell(), peaks.cell(i), name);
    assertEquals(
        Double.doubleToRawLongBits(expected.height()),
        Double.doubleToRawLongBits(peaks.height(i)),
        name);
    assertEquals(expected.keyCol(), peaks.keyCol(i), name + " key col");
    assertEquals(expected.position(), peaks.keyColPosition(i), name + " key col position");
    assertEquals(expected.edgeLimited(), peaks.edgeLimited(i), name + " edge_limited");
    assertEquals(expected.prominence(0), peaks.prominence(i), name + " prominence");
    assertEquals(
        expected.parent(),
        peaks.parent(i) == 0 ? -1 : peaks.cell(peaks.parent(i) - 1),
        name + " parent");
  }
}

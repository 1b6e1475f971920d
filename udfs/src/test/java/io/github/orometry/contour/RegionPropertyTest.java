package io.github.orometry.contour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.surface.Grid;
import io.github.orometry.testing.FailingCase;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Regions of many small random surfaces. A failure names the seed of its surface. */
class RegionPropertyTest implements FailingCase.Replayed {
  private static final int SURFACES = 20_000;

  private final RegionMeasure region = new RegionMeasure();

  @Test
  void equalsTheRegionDrawnPartByPart() {
    int regions = 0;
    for (long seed = 0; seed < SURFACES; seed++) {
      RandomSurface surface = RandomSurface.of(seed);
      Random random = new Random(~seed);
      for (int query = 0; query < 4; query++) {
        int summit = random.nextInt(surface.z().length);
        double level = surface.level(random, summit);
        checkOrSave(seed, settings(surface.grid(), summit, level), surface.plain());
        regions += region.measure(summit, level) ? 1 : 0;
      }
    }
    assertTrue(regions > SURFACES, "only " + regions + " regions compared");
  }

  private static Map<String, String> settings(Grid grid, int summit, double level) {
    return Map.of(
        "x",
        FailingCase.written(grid.xs()),
        "y",
        FailingCase.written(grid.ys()),
        "summit",
        "" + summit,
        "level",
        "" + level);
  }

  @Override
  public void check(FailingCase random) {
    Grid grid = new Grid(random.numbers("x"), random.numbers("y"));
    double[] z = random.surface().z();
    double[] before = z.clone();
    int summit = Integer.parseInt(random.setting("summit"));
    double level = random.number("level");
    region.surface(grid, z, 0);
    assertClose(BruteForceRegion.of(grid, z, summit, level), measure(summit, level), "region");
    assertArrayEquals(before, z, "the surface is never changed");
  }

  @Test
  void doesNotDependOnEarlierCalls() {
    for (long seed = 0; seed < SURFACES / 10; seed++) {
      RandomSurface surface = RandomSurface.of(seed);
      Random random = new Random(seed);
      int summit = random.nextInt(surface.z().length);
      double level = surface.level(random, summit);
      region.surface(surface.grid(), surface.z(), 0);
      measure(random.nextInt(surface.z().length), level);
      double[] again = measure(summit, level);
      RegionMeasure fresh = new RegionMeasure();
      fresh.surface(surface.grid(), surface.z(), 0);
      double[] first = fresh.measure(summit, level) ? answer(fresh) : null;
      assertArrayEquals(first, again, surface.toString());
    }
  }

  @Test
  void doublingAllHeightsChangesNothing() {
    for (long seed = 0; seed < SURFACES / 10; seed++) {
      RandomSurface surface = RandomSurface.of(seed);
      Random random = new Random(seed);
      int summit = random.nextInt(surface.z().length);
      double level = surface.level(random, summit);
      region.surface(surface.grid(), surface.z(), 0);
      double[] plain = measure(summit, level);
      for (double factor : new double[] {0.5, 0x1p-40}) {
        double[] scaled = Arrays.stream(surface.z()).map(height -> factor * height).toArray();
        region.surface(surface.grid(), scaled, 0);
        // Beyond 2^53 the lowest ground at the level is left out, scaled to below it is not.
        if (!(level >= 0x1p53 || level <= -0x1p53)) {
          assertArrayEquals(plain, measure(summit, factor * level), surface.toString());
        }
      }
    }
  }

  @Test
  void transposingAndMirroringMovesTheRegion() {
    for (long seed = 0; seed < SURFACES / 2; seed++) {
      RandomSurface surface = RandomSurface.of(seed);
      if (surface.hasMissing()) {
        continue; // where regions touch in the summit, the first is meant: not a symmetric rule
      }
      Random random = new Random(seed);
      int summit = random.nextInt(surface.z().length);
      double level = surface.level(random, summit);
      region.surface(surface.grid(), surface.z(), 0);
      double[] plain = measure(summit, level);
      Grid grid = surface.grid();
      int nx = grid.nx();
      int ny = grid.ny();
      double[] transposed = new double[nx * ny];
      double[] mirrored = new double[nx * ny];
      for (int i = 0; i < nx * ny; i++) {
        transposed[i % nx * ny + i / nx] = surface.z()[i];
        mirrored[i / nx * nx + nx - 1 - i % nx] = surface.z()[i];
      }
      region.surface(new Grid(grid.ys(), grid.xs()), transposed, 0);
      double[] t = measure(summit % nx * ny + summit / nx, level);
      assertClose(
          plain, t == null ? null : new double[] {t[1], t[0], t[3], t[2], t[4]}, surface + "^T");
      double[] negated = new double[nx];
      Arrays.setAll(negated, i -> -grid.x(nx - 1 - i));
      region.surface(new Grid(negated, grid.ys()), mirrored, 0);
      double[] m = measure(summit / nx * nx + nx - 1 - summit % nx, level);
      assertClose(
          plain,
          m == null ? null : new double[] {-m[0] - m[2], m[1], m[2], m[3], m[4]},
          surface + " mirrored");
    }
  }

  private double[] measure(int summit, double level) {
    return region.measure(summit, level) ? answer(region) : null;
  }

  private static double[] answer(RegionMeasure region) {
    return new double[] {region.x0(), region.y0(), region.width(), region.height(), region.area()};
  }

  private static void assertClose(double[] expected, double[] found, String where) {
    assertEquals(expected == null, found == null, where);
    if (expected != null) {
      assertArrayEquals(expected, found, 1e-10, where);
    }
  }
}

package io.github.orometry.contour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.surface.Grid;
import io.github.orometry.testing.FailingCase;
import io.github.orometry.testing.RandomSurfaces;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** Regions of many small random surfaces. A failure names the seed of its surface. */
class RegionPropertyTest implements FailingCase.Replayed {
  private static final int SURFACES = RandomSurfaces.count(20_000);

  /** Cells before and behind the surface, which would show if they were read. */
  private static final int PAD = 5;

  private static final double ALWAYS = Double.POSITIVE_INFINITY;
  private static final double NEVER = 0;

  private final OneRegion region = new OneRegion(new Regions());
  private final OneRegion levelByLevel = new OneRegion(new Regions(ALWAYS, 1));
  private final OneRegion byPolynomials = new OneRegion(new Regions(NEVER, 1));
  private int regions;

  @Test
  void equalsTheRegionDrawnPartByPart() {
    for (long seed = 0; seed < SURFACES; seed++) {
      RandomSurface surface = RandomSurface.of(seed);
      Random random = new Random(~seed);
      for (int query = 0; query < 4; query++) {
        int summit = random.nextInt(surface.z().length);
        double level = surface.level(random, summit);
        checkOrSave(seed, settings(surface.grid(), summit, level), surface.plain());
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
    double[] stack = new double[z.length + 2 * PAD];
    Arrays.fill(stack, Double.MAX_VALUE);
    System.arraycopy(z, 0, stack, PAD, z.length);
    double[] drawn = BruteForceRegion.of(grid, z, summit, level);
    for (OneRegion way : List.of(region, levelByLevel, byPolynomials)) {
      way.surface(grid, stack, PAD);
      assertClose(drawn, way.measure(summit, level), "region");
    }
    regions += drawn == null ? 0 : 1;
    assertArrayEquals(
        before, Arrays.copyOfRange(stack, PAD, PAD + z.length), "the surface is never changed");
  }

  @Test
  void askedTogetherOrAloneTheAnswersAreTheSameBits() {
    int[] regions = new int[20];
    for (long seed = 0; seed < SURFACES; seed++) {
      RandomSurface surface = RandomSurface.of(seed);
      Random random = new Random(seed);
      int count = 1 + random.nextInt(regions.length);
      int[] summit = random.ints(count, 0, surface.z().length).toArray();
      double[] level = new double[count];
      Arrays.setAll(level, i -> surface.level(random, summit[i]));
      double few = random.nextBoolean() ? ALWAYS : NEVER;
      Regions together = new Regions(few, 1);
      OneRegion alone = new OneRegion(new Regions(few, 1));
      alone.surface(surface.grid(), surface.z(), 0);
      together.surface(surface.grid(), alone.tree());
      for (int i = 0; i < count; i++) {
        regions[i] = together.ask(summit[i], level[i]);
      }
      together.measure();
      for (int i = 0; i < count; i++) {
        double[] asked = alone.measure(summit[i], level[i]);
        assertArrayEquals(asked, OneRegion.of(together, regions[i]), surface.toString());
      }
    }
  }

  /** Bands are done from the last to the first, so that none can wait for the one before it. */
  private record Backwards(int size) implements Crew {
    @Override
    public void run(IntConsumer part) {
      for (int i = size - 1; i >= 0; i--) {
        part.accept(i);
      }
    }
  }

  @Test
  void howManyShareTheRowsTheAnswersAreTheSameBits() {
    for (long seed = 0; seed < SURFACES; seed++) {
      RandomSurface surface = RandomSurface.of(seed);
      Random random = new Random(seed);
      double few = random.nextBoolean() ? ALWAYS : NEVER;
      OneRegion alone = new OneRegion(new Regions(few, 1));
      alone.surface(surface.grid(), surface.z(), 0);
      Regions shared = new Regions(few, 0);
      for (int size = 2; size < 5; size++) {
        shared.surface(surface.grid(), alone.tree());
        int summit = random.nextInt(surface.z().length);
        double level = surface.level(random, summit);
        int asked = shared.ask(summit, level);
        AtomicInteger rows = new AtomicInteger();
        shared.measure(new Backwards(size), rows::addAndGet);
        assertArrayEquals(
            alone.measure(summit, level), OneRegion.of(shared, asked), surface.toString());
        assertEquals(shared.isThere(asked) ? surface.grid().ny() - 1 : 0, rows.get(), "rows");
      }
    }
  }

  @Test
  void doesNotDependOnEarlierCalls() {
    for (long seed = 0; seed < SURFACES / 10; seed++) {
      RandomSurface surface = RandomSurface.of(seed);
      Random random = new Random(seed);
      int summit = random.nextInt(surface.z().length);
      double level = surface.level(random, summit);
      region.surface(surface.grid(), surface.z(), 0);
      region.measure(random.nextInt(surface.z().length), level);
      double[] again = region.measure(summit, level);
      OneRegion fresh = new OneRegion(new Regions());
      fresh.surface(surface.grid(), surface.z(), 0);
      double[] first = fresh.measure(summit, level);
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
      double[] plain = region.measure(summit, level);
      for (double factor : new double[] {0.5, 0x1p-40}) {
        double[] scaled = Arrays.stream(surface.z()).map(height -> factor * height).toArray();
        region.surface(surface.grid(), scaled, 0);
        // Beyond 2^53 the lowest ground at the level is left out, scaled to below it is not.
        if (!(level >= 0x1p53 || level <= -0x1p53)) {
          assertArrayEquals(plain, region.measure(summit, factor * level), surface.toString());
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
      double[] plain = region.measure(summit, level);
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
      double[] t = region.measure(summit % nx * ny + summit / nx, level);
      assertClose(
          plain, t == null ? null : new double[] {t[1], t[0], t[3], t[2], t[4]}, surface + "^T");
      double[] negated = new double[nx];
      Arrays.setAll(negated, i -> -grid.x(nx - 1 - i));
      region.surface(new Grid(negated, grid.ys()), mirrored, 0);
      double[] m = region.measure(summit / nx * nx + nx - 1 - summit % nx, level);
      assertClose(
          plain,
          m == null ? null : new double[] {-m[0] - m[2], m[1], m[2], m[3], m[4]},
          surface + " mirrored");
    }
  }

  private static void assertClose(double[] expected, double[] found, String where) {
    assertEquals(expected == null, found == null, where);
    if (expected != null) {
      assertArrayEquals(expected, found, 1e-10, where);
    }
  }
}

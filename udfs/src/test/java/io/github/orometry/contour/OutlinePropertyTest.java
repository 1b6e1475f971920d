package io.github.orometry.contour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.prominence.SurfaceTree;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;
import io.github.orometry.testing.FailingCase;
import io.github.orometry.testing.RandomSurfaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Outlines of many small random surfaces. A failure names the seed of its surface. */
class OutlinePropertyTest implements FailingCase.Replayed {
  private static final int SURFACES = RandomSurfaces.count(20_000);
  private static final int POINTS = 8;
  private static final double TOLERANCE = 1e-12;

  private final SurfaceTree tree = new SurfaceTree();
  private final Regions regions = new Regions();
  private final Outlines outlines = new Outlines(regions);
  private int traced;
  private int holes;

  @Test
  void enclosesTheRegionDrawnPartByPart() {
    for (long seed = 0; seed < SURFACES; seed++) {
      RandomSurface surface = RandomSurface.of(seed);
      Random random = new Random(~seed);
      for (int query = 0; query < 4; query++) {
        int summit = random.nextInt(surface.z().length);
        double level = surface.level(random, summit);
        Map<String, String> settings =
            Map.of(
                "x",
                FailingCase.written(surface.grid().xs()),
                "y",
                FailingCase.written(surface.grid().ys()),
                "summit",
                "" + summit,
                "level",
                "" + level);
        checkOrSave(seed, settings, surface.plain());
      }
    }
    assertTrue(traced > SURFACES, "only " + traced + " outlines compared");
    assertTrue(holes > SURFACES / 20, "only " + holes + " holes");
  }

  @Override
  public void check(FailingCase random) {
    Grid grid = new Grid(random.numbers("x"), random.numbers("y"));
    double[] z = random.surface().z();
    int summit = Integer.parseInt(random.setting("summit"));
    double level = random.number("level");
    tree.build(z, 0, grid.nx(), grid.ny(), Connectivity.CONTOUR);
    regions.surface(grid, tree);
    int region = regions.ask(summit, level);
    regions.measure();
    boolean there = outlines.trace(summit, level);
    assertEquals(regions.isThere(region), there);
    if (!there) {
      assertEquals(0, outlines.rings());
      return;
    }
    traced++;
    holes += outlines.rings() - outlines.polygons();
    checkRings();
    List<List<double[]>> parts = BruteForceRegion.polygons(grid, z, summit, level);
    double all = (grid.x(grid.nx() - 1) - grid.x(0)) * (grid.y(grid.ny() - 1) - grid.y(0));
    assertEquals(regions.area(region), outlines.area(), TOLERANCE * all, "area");
    if (outlines.polygons() > 0) {
      checkBox(region);
    }
    checkPoints(grid, parts, new Random(random.seed()));
  }

  private void checkRings() {
    for (int polygon = 0; polygon < outlines.polygons(); polygon++) {
      int first = outlines.firstRing(polygon);
      for (int ring = first; ring < outlines.firstRing(polygon + 1); ring++) {
        double[] x = outlines.xs(ring);
        double[] y = outlines.ys(ring);
        int last = x.length - 1;
        assertTrue(last >= 3, "a ring has three vertices");
        assertEquals(x[0], x[last], "closed");
        assertEquals(y[0], y[last], "closed");
        Set<List<Double>> vertices = new HashSet<>();
        for (int i = 0; i < last; i++) {
          assertTrue(vertices.add(List.of(x[i] + 0.0, y[i] + 0.0)), "a vertex comes once");
        }
        assertEquals(ring == first, area(x, y) > 0, "counter-clockwise but for holes");
      }
    }
  }

  private static double area(double[] x, double[] y) {
    double sum = 0;
    for (int i = 1; i < x.length; i++) {
      sum += (x[i - 1] - x[0]) * (y[i] - y[0]) - (x[i] - x[0]) * (y[i - 1] - y[0]);
    }
    return sum / 2;
  }

  /** To the bit. */
  private void checkBox(int region) {
    double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int ring = 0; ring < outlines.rings(); ring++) {
      for (int i = 0; i < outlines.vertices(ring); i++) {
        low[0] = Math.min(low[0], outlines.x(ring, i));
        low[1] = Math.min(low[1], outlines.y(ring, i));
        high[0] = Math.max(high[0], outlines.x(ring, i));
        high[1] = Math.max(high[1], outlines.y(ring, i));
      }
    }
    assertArrayEquals(
        new double[] {
          regions.x0(region), regions.y0(region), regions.width(region), regions.height(region)
        },
        new double[] {low[0], low[1], high[0] - low[0], high[1] - low[1]},
        "box");
  }

  private void checkPoints(Grid grid, List<List<double[]>> parts, Random random) {
    List<List<double[]>> rings = new ArrayList<>();
    for (int ring = 0; ring < outlines.rings(); ring++) {
      List<double[]> vertices = new ArrayList<>();
      for (int i = 0; i < outlines.vertices(ring); i++) {
        vertices.add(new double[] {outlines.x(ring, i), outlines.y(ring, i)});
      }
      rings.add(vertices);
    }
    for (int i = 0; i < POINTS; i++) {
      double x = grid.x(0) + random.nextDouble() * (grid.x(grid.nx() - 1) - grid.x(0));
      double y = grid.y(0) + random.nextDouble() * (grid.y(grid.ny() - 1) - grid.y(0));
      assertEquals(isInOdd(parts, x, y), isInOdd(rings, x, y), x + ", " + y);
    }
  }

  /** Whether a point is in an odd number of rings: parts lie side by side, holes in outer rings. */
  private static boolean isInOdd(List<List<double[]>> rings, double x, double y) {
    boolean inside = false;
    for (List<double[]> ring : rings) {
      double[] last = ring.get(ring.size() - 1);
      for (double[] v : ring) {
        boolean spans = v[1] > y != last[1] > y;
        inside ^= spans && x < v[0] + (y - v[1]) / (last[1] - v[1]) * (last[0] - v[0]);
        last = v;
      }
    }
    return inside;
  }

  @Test
  void isTheSameFromAnyCellOfTheRegion() {
    for (long seed = 0; seed < SURFACES / 10; seed++) {
      RandomSurface surface = RandomSurface.of(seed);
      Random random = new Random(seed);
      int summit = random.nextInt(surface.z().length);
      double level = surface.level(random, summit);
      bind(surface);
      if (!outlines.trace(summit, level)) {
        continue;
      }
      byte[] wkb = wkb();
      int other = random.nextInt(surface.z().length);
      bind(surface);
      int one = regions.ask(summit, level);
      int two = regions.ask(other, level);
      regions.measure();
      boolean same =
          regions.isThere(two)
              && regions.area(one) == regions.area(two)
              && regions.x0(one) == regions.x0(two)
              && regions.y0(one) == regions.y0(two);
      outlines.trace(other, level);
      assertEquals(same, Arrays.equals(wkb, wkb()), surface.toString());
    }
  }

  @Test
  void aboveTheLowestHeightIsWhatIsHigher() {
    double[] z = {0, 0, 0, 0, 2, 0, 0, 0, 0};
    Grid grid = Grid.ofIndices(3, 3);
    tree.build(z, 0, 3, 3, Connectivity.CONTOUR);
    regions.surface(grid, tree);
    assertTrue(outlines.trace(4, 0));
    assertEquals(4, outlines.area());
    assertTrue(outlines.traceAbove(4, 0));
    assertEquals(2, outlines.area());
    assertTrue(outlines.tracePiece(4));
    assertEquals(4, outlines.area());
  }

  private void bind(RandomSurface surface) {
    Grid grid = surface.grid();
    tree.build(surface.z(), 0, grid.nx(), grid.ny(), Connectivity.CONTOUR);
    regions.surface(grid, tree);
  }

  private byte[] wkb() {
    byte[] bytes = new byte[(int) Wkb.size(outlines)];
    Wkb.write(outlines, bytes, 0);
    return bytes;
  }
}

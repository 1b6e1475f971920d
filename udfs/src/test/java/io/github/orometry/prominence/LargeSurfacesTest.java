package io.github.orometry.prominence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.surface.Connectivity;
import io.github.orometry.testing.FailingCase;
import io.github.orometry.testing.RandomSurfaces;
import io.github.orometry.testing.RandomSurfaces.Surface;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The kernel against a plain Kruskal on surfaces of 60 000 cells, broad, very wide and very tall.
 */
class LargeSurfacesTest implements FailingCase.Replayed {
  private static final Thresholds ALL =
      new Thresholds(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Integer.MAX_VALUE, 0);

  private final PeakFinder finder = new PeakFinder();
  private final Peaks peaks = new Peaks();

  /** What heights there are. */
  private enum Kind {
    NOISE,
    TIES,
    PLATEAUS,
    WAVES,
    HUGE
  }

  @ParameterizedTest
  @CsvSource({
    "300, 200, CONTOUR",
    "300, 200, EIGHT",
    "300, 200, FOUR",
    "20000, 3, CONTOUR",
    "20000, 3, EIGHT",
    "3, 20000, CONTOUR",
    "3, 20000, FOUR",
    "30000, 2, CONTOUR",
    "60000, 1, CONTOUR",
    "1, 60000, EIGHT"
  })
  void equalsThePlainKruskal(int columns, int rows, Connectivity connectivity) {
    int nx = columns > rows ? RandomSurfaces.count(columns) : columns;
    int ny = columns > rows ? rows : RandomSurfaces.count(rows);
    for (Kind kind : Kind.values()) {
      long seed = nx * 31L + kind.ordinal();
      Surface surface = surface(kind, nx, ny, kind.ordinal() % 2 == 0 ? 0 : 0.04, seed);
      checkOrSave(seed, Map.of("connectivity", connectivity.name()), surface);
      assertTrue(peaks.size() > 10, kind + " has " + peaks.size());
    }
  }

  @ParameterizedTest
  @CsvSource({"301, 199, CONTOUR", "199, 301, EIGHT", "250, 240, FOUR"})
  void withManyMissingCells(int nx, int rows, Connectivity connectivity) {
    int ny = RandomSurfaces.count(rows);
    for (Kind kind : Kind.values()) {
      long seed = nx * 37L + kind.ordinal();
      Surface surface = surface(kind, nx, ny, 0.35, seed);
      checkOrSave(seed, Map.of("connectivity", connectivity.name()), surface);
      assertTrue(peaks.size() > 10, kind + " has " + peaks.size());
    }
  }

  @Override
  public void check(FailingCase random) {
    double[] z = random.surface().z();
    int nx = random.surface().nx();
    int ny = random.surface().ny();
    Connectivity connectivity = Connectivity.valueOf(random.setting("connectivity"));
    PlainKruskal expected = new PlainKruskal(z, nx, ny, connectivity);
    finder.find(z, 0, nx, ny, connectivity, ALL, peaks);
    int[] cells = expected.peaks();
    assertEquals(cells.length, peaks.size());
    for (int i = 0; i < cells.length; i++) {
      String name = "peak " + (i + 1);
      int cell = cells[i];
      boolean top = expected.isTop(cell);
      double base = top ? Math.min(0, expected.low[cell]) : expected.col[cell];
      assertEquals(cell, peaks.cell(i), name);
      assertEquals(z[cell], peaks.height(i), name);
      assertEquals(expected.col[cell], peaks.keyCol(i), name);
      assertEquals(top ? -1 : expected.position[cell], peaks.keyColPosition(i), name);
      assertEquals(z[cell] - base, peaks.prominence(i), name);
      assertEquals(top ? 0 : cells[peaks.parent(i) - 1], top ? 0 : expected.parent[cell], name);
      assertEquals(expected.edge[cell], peaks.edgeLimited(i), name);
    }
  }

  private static Surface surface(Kind kind, int nx, int ny, double missing, long seed) {
    Random random = new Random(seed);
    double[] z = new double[nx * ny];
    double[] blocks = random.doubles((nx / 5 + 1) * (ny / 3 + 1L)).toArray();
    for (int iy = 0; iy < ny; iy++) {
      for (int ix = 0; ix < nx; ix++) {
        double height =
            switch (kind) {
              case NOISE -> random.nextGaussian();
              case TIES -> random.nextInt(5) - 2;
              case PLATEAUS -> blocks[iy / 3 * (nx / 5 + 1) + ix / 5];
              case WAVES -> Math.sin(ix / 7.0) * Math.cos(iy / 5.0) + 0.01 * random.nextDouble();
              case HUGE -> (random.nextInt(2001) - 1000) * (Double.MAX_VALUE / 1000);
            };
        z[iy * nx + ix] = random.nextDouble() < missing ? Double.NaN : height;
      }
    }
    return new Surface(z, nx, ny);
  }
}

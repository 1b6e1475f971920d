package io.github.orometry.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CellwiseMaximumTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  /** Lowest first, as the package orders them. */
  private static final double[] ORDER = {
    NAN, -Double.MAX_VALUE, -1, -Double.MIN_VALUE, -0.0, 0.0, Double.MIN_VALUE, 2, 1e308, -INF, INF
  };

  private static double[] projection(double[]... surfaces) {
    double[] projection = new double[surfaces[0].length];
    CellwiseMaximum.clear(projection);
    for (double[] surface : surfaces) {
      CellwiseMaximum.add(projection, surface, 0);
    }
    return projection;
  }

  @Test
  void eachCellIsItsHighest() {
    double[] highest =
        projection(
            new double[] {1, -3, NAN, 5, NAN},
            new double[] {2, -4, 7, NAN, NAN},
            new double[] {0, NAN, 6, 5, NAN});
    assertArrayEquals(new double[] {2, -3, 7, 5, NAN}, highest);
  }

  @Test
  void ofEveryTwoTheHigherInTheOrderWinsWhicheverComesFirst() {
    for (int low = 0; low < ORDER.length; low++) {
      for (int high = low; high < ORDER.length; high++) {
        double[] a = {ORDER[low]};
        double[] b = {ORDER[high]};
        long bits = Double.doubleToRawLongBits(ORDER[high]);
        assertEquals(bits, Double.doubleToRawLongBits(projection(a, b)[0]), low + ", " + high);
        assertEquals(bits, Double.doubleToRawLongBits(projection(b, a)[0]), high + ", " + low);
      }
    }
  }

  @Test
  void anInfiniteCellIsNeverHidden() {
    assertArrayEquals(
        new double[] {-INF, INF, INF},
        projection(
            new double[] {3, 3, -INF}, new double[] {-INF, INF, 1}, new double[] {9, NAN, INF}));
  }

  @Test
  void theSurfaceBeginsAtItsOffsetAndIsNotChanged() {
    double[] batch = {9, 9, 1, -2, 9};
    double[] before = batch.clone();
    double[] projection = {0, 0};
    CellwiseMaximum.add(projection, batch, 2);
    assertArrayEquals(new double[] {1, 0}, projection);
    assertArrayEquals(before, batch);
  }

  @Test
  void partsInAnyOrderGiveTheSameBits() {
    Random random = new Random(20261120);
    for (int round = 0; round < 500; round++) {
      int cells = 1 + random.nextInt(9);
      double[][] surfaces = new double[2 + random.nextInt(7)][cells];
      for (double[] surface : surfaces) {
        Arrays.setAll(surface, i -> ORDER[random.nextInt(ORDER.length)]);
      }
      int cut = 1 + random.nextInt(surfaces.length - 1);
      double[] left = projection(Arrays.copyOfRange(surfaces, 0, cut));
      double[] right = projection(Arrays.copyOfRange(surfaces, cut, surfaces.length));
      assertArrayEquals(bits(projection(surfaces)), bits(projection(right, left)));
    }
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }
}

package io.github.orometry.contour;

import io.github.orometry.surface.Grid;
import io.github.orometry.testing.RandomSurfaces;
import java.util.Arrays;
import java.util.Random;

/** A small surface made to be hard: ties, plateaus, missing cells, uneven axes, huge heights. */
record RandomSurface(long seed, Grid grid, double[] z) {

  static RandomSurface of(long seed) {
    Random random = new Random(seed);
    Grid grid = new Grid(axis(random), axis(random));
    double[] z = new double[grid.cells()];
    int kind = random.nextInt(5);
    double missing = random.nextBoolean() ? 0 : 0.35 * random.nextDouble();
    for (int i = 0; i < z.length; i++) {
      z[i] = random.nextDouble() < missing ? Double.NaN : height(random, kind);
    }
    return new RandomSurface(seed, grid, z);
  }

  private static double height(Random random, int kind) {
    return switch (kind) {
      case 0 -> random.nextInt(4);
      case 1 -> random.nextInt(9) - 4;
      case 2 -> random.nextInt(3) - 1;
      case 3 -> (2 * random.nextDouble() - 1) * 1.5e308;
      default -> random.nextDouble();
    };
  }

  private static double[] axis(Random random) {
    double[] centres = new double[1 + random.nextInt(8)];
    boolean even = random.nextBoolean();
    double at = random.nextInt(5) - 2;
    for (int i = 0; i < centres.length; i++) {
      centres[i] = at;
      at += even ? 1 : 0.5 * (1 + random.nextInt(7));
    }
    return centres;
  }

  /** A level of interest for a summit: a multiple of its height, or at or near some cell's. */
  double level(Random random, int summit) {
    double other = z[random.nextInt(z.length)];
    return switch (random.nextInt(4)) {
      case 0 -> 0.5 * z[summit];
      case 1 -> 0.9 * z[summit];
      case 2 -> other;
      default -> 0.75 * other + 0.25 * z[summit];
    };
  }

  RandomSurfaces.Surface plain() {
    return new RandomSurfaces.Surface(z, grid.nx(), grid.ny());
  }

  boolean hasMissing() {
    return Arrays.stream(z).anyMatch(Double::isNaN);
  }

  @Override
  public String toString() {
    return "seed "
        + seed
        + ", x "
        + Arrays.toString(grid.xs())
        + ", y "
        + Arrays.toString(grid.ys())
        + ", z "
        + Arrays.toString(z);
  }
}

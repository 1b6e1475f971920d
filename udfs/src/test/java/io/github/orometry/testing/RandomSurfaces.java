package io.github.orometry.testing;

import java.util.Arrays;
import java.util.Random;

/**
 * Small random surfaces of all the kinds that are hard: ties, plateaus, missing cells, extreme
 * magnitudes, thin grids.
 */
public final class RandomSurfaces {
  /** A surface with ny rows of nx columns. */
  public record Surface(double[] z, int nx, int ny) {
    @Override
    public String toString() {
      return ny + " x " + nx + " " + Arrays.toString(z);
    }
  }

  private static final double[] EXTREMES = {
    0.0,
    -0.0,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.MIN_NORMAL,
    1,
    -1,
    1e300,
    -1e300,
    Math.nextUp(1),
    Math.nextDown(1),
    0x1p53,
    0x1p53 + 2
  };

  private RandomSurfaces() {}

  /**
   * How many random cases a test looks at: so many, or where tests are run over and over, as {@code
   * scripts/mutation} does, the share that the property {@code orometry.share} says, such as 20 for
   * a twentieth.
   */
  public static int count(int usual) {
    return usual / Integer.getInteger("orometry.share", 1);
  }

  /** The surface of a seed; equal seeds give equal surfaces. */
  public static Surface of(long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    int nx = 1 + random.nextInt(9);
    int ny = 1 + random.nextInt(9);
    double[] z = new double[nx * ny];
    int kind = random.nextInt(7);
    double missing = random.nextInt(3) == 0 ? random.nextDouble() * 0.7 : 0;
    for (int i = 0; i < z.length; i++) {
      z[i] = random.nextDouble() < missing ? Double.NaN : value(kind, random);
    }
    return new Surface(z, nx, ny);
  }

  private static double value(int kind, Random random) {
    return switch (kind) {
      case 0 -> random.nextInt(2);
      case 1 -> random.nextInt(4) - 1;
      case 2 -> random.nextInt(12) * 0.25;
      case 3 -> random.nextDouble();
      case 4 -> random.nextGaussian() * 1e-3 + 1e6;
      case 5 -> EXTREMES[random.nextInt(EXTREMES.length)];
      default -> Math.exp(random.nextGaussian() * 100);
    };
  }
}

package io.github.orometry.benchmark;

import io.github.orometry.testing.Cases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * The surfaces that the kernel is measured on. Each case is a stack, so that no branch can be
 * learnt by heart.
 */
final class BenchmarkSurfaces {
  static final int NY = 41;
  static final int NX = 63;
  static final int STACK = 64;
  private static final int TERRAIN_SIDE = 1201;
  private static final double SIGMA = 3;

  private BenchmarkSurfaces() {}

  /** The stack of a case, surface by surface, row-major. */
  static double[] stack(String name) {
    return switch (name) {
      case "smooth" -> stacked(random -> smooth(SIGMA, random));
      case "blurred-2" -> stacked(random -> smooth(2, random));
      case "blurred-1" -> stacked(random -> smooth(1, random));
      case "holes" -> stacked(BenchmarkSurfaces::holes);
      case "noise" -> stacked(random -> noise(NY * NX, random));
      case "posterior" -> stacked(BenchmarkSurfaces::posterior);
      case "terrain", "terrain-30" -> terrain();
      default -> throw new IllegalArgumentException("no case " + name);
    };
  }

  /** Rows and columns of one surface of a case. */
  static int[] shape(String name) {
    return name.startsWith("terrain") ? new int[] {TERRAIN_SIDE, TERRAIN_SIDE} : new int[] {NY, NX};
  }

  private interface Maker {
    double[] make(Random random);
  }

  private static double[] stacked(Maker maker) {
    Random random = new Random(41 * 63);
    double[] stack = new double[STACK * NY * NX];
    for (int k = 0; k < STACK; k++) {
      System.arraycopy(maker.make(random), 0, stack, k * NY * NX, NY * NX);
    }
    return stack;
  }

  private static double[] noise(int cells, Random random) {
    return random.doubles(cells).toArray();
  }

  /** White noise, blurred. */
  private static double[] smooth(double sigma, Random random) {
    double[] z = random.doubles(NY * NX).map(u -> u - 0.5).toArray();
    return blurred(z, NX, NY, sigma);
  }

  /** The same, with one cell in ten missing. */
  private static double[] holes(Random random) {
    double[] z = smooth(SIGMA, random);
    Arrays.setAll(z, i -> random.nextInt(10) == 0 ? Double.NaN : z[i]);
    return z;
  }

  /**
   * What a decoder of position gives: the product of the Poisson likelihoods of 40 cells with one
   * place field each, normalized.
   */
  private static double[] posterior(Random random) {
    double atX = random.nextDouble() * NX;
    double atY = random.nextDouble() * NY;
    double[] log = new double[NY * NX];
    for (int cell = 0; cell < 40; cell++) {
      double cx = random.nextDouble() * NX;
      double cy = random.nextDouble() * NY;
      double width = 3 + 5 * random.nextDouble();
      int spikes = poisson(rate(atX, atY, cx, cy, width), random);
      for (int i = 0; i < log.length; i++) {
        int iy = i / NX;
        double rate = rate(i % NX, iy, cx, cy, width);
        log[i] += spikes * Math.log(rate) - rate;
      }
    }
    double best = Arrays.stream(log).max().orElseThrow();
    double[] p = Arrays.stream(log).map(l -> Math.exp(l - best)).toArray();
    double sum = Arrays.stream(p).sum();
    return Arrays.stream(p).map(v -> v / sum).toArray();
  }

  private static double rate(double x, double y, double cx, double cy, double width) {
    double d2 = (x - cx) * (x - cx) + (y - cy) * (y - cy);
    return 0.05 + 2 * Math.exp(-d2 / (2 * width * width));
  }

  private static int poisson(double mean, Random random) {
    double limit = Math.exp(-mean);
    int n = 0;
    for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
      n++;
    }
    return n;
  }

  /** A real elevation tile where the shared data is at hand, else hills of whole metres. */
  private static double[] terrain() {
    Path file = Path.of(System.getenv().getOrDefault(Cases.SHARED, ""), "data", "N44W072.hgt");
    return Files.exists(file) ? tile(file) : hills();
  }

  private static double[] tile(Path file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      double[] z = new double[TERRAIN_SIDE * TERRAIN_SIDE];
      for (int i = 0; i < z.length; i++) {
        short metres = bytes.getShort();
        z[i] = metres == Short.MIN_VALUE ? Double.NaN : metres;
      }
      return z;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] hills() {
    Random random = new Random(1201);
    double[] z = new double[TERRAIN_SIDE * TERRAIN_SIDE];
    for (double sigma = 2; sigma <= 64; sigma *= 2) {
      double[] layer = blurred(noise(z.length, random), TERRAIN_SIDE, TERRAIN_SIDE, sigma);
      for (int i = 0; i < z.length; i++) {
        z[i] += (layer[i] - 0.5) * sigma * sigma * 40;
      }
    }
    return Arrays.stream(z).map(v -> Math.rint(v + 500)).toArray();
  }

  private static double[] blurred(double[] z, int nx, int ny, double sigma) {
    return transposed(
        blurredRows(transposed(blurredRows(z, nx, sigma), nx, ny), ny, sigma), ny, nx);
  }

  private static double[] blurredRows(double[] z, int nx, double sigma) {
    int radius = (int) (3 * sigma);
    double[] weight = new double[radius + 1];
    for (int d = 0; d <= radius; d++) {
      weight[d] = Math.exp(-d * d / (2 * sigma * sigma)) / (sigma * Math.sqrt(2 * Math.PI));
    }
    double[] blurred = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      int ix = i % nx;
      for (int d = -radius; d <= radius; d++) {
        int from = Math.floorMod(ix + d, nx);
        blurred[i] += weight[Math.abs(d)] * z[i - ix + from];
      }
    }
    return blurred;
  }

  private static double[] transposed(double[] z, int nx, int ny) {
    double[] t = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      t[i % nx * ny + i / nx] = z[i];
    }
    return t;
  }
}

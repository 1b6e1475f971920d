package io.github.orometry.job.source;

import java.util.Arrays;
import java.util.Random;

/**
 * A stack of random surfaces of every kind that a run meets: smooth, noise, ties, missing cells,
 * none at all, flat, and one with an infinite cell.
 *
 * @param epochs surfaces by epoch and time bin, each row-major (ny, nx)
 */
public record SurfaceStack(int nx, int ny, double[][][] epochs) {
  private static final int KINDS = 6;

  /** A stack of a seed, with so many time bins in each epoch. */
  public static SurfaceStack of(long seed, int nx, int ny, int... timeBins) {
    Random random = new Random(seed);
    double[][][] epochs = new double[timeBins.length][][];
    for (int epoch = 0; epoch < timeBins.length; epoch++) {
      epochs[epoch] = new double[timeBins[epoch]][];
      for (int t = 0; t < timeBins[epoch]; t++) {
        epochs[epoch][t] = surface(t % KINDS, nx, ny, random);
      }
    }
    return new SurfaceStack(nx, ny, epochs);
  }

  /** Makes one cell infinite. */
  public SurfaceStack withInfiniteCell(int epoch, int timeBin, int cell) {
    double[][][] changed = new double[epochs.length][][];
    for (int i = 0; i < epochs.length; i++) {
      changed[i] = epochs[i].clone();
    }
    changed[epoch][timeBin] = changed[epoch][timeBin].clone();
    changed[epoch][timeBin][cell] = Double.POSITIVE_INFINITY;
    return new SurfaceStack(nx, ny, changed);
  }

  /** Number of surfaces. */
  public int slabs() {
    return Arrays.stream(epochs).mapToInt(bins -> bins.length).sum();
  }

  double value(int epoch, int ix, int iy, int t) {
    return epochs[epoch][t][iy * nx + ix];
  }

  private static double[] surface(int kind, int nx, int ny, Random random) {
    double[] z = new double[nx * ny];
    double cx = random.nextDouble() * nx;
    double cy = random.nextDouble() * ny;
    double missing = kind == 2 ? 0.2 : kind == 4 && random.nextBoolean() ? 1 : 0;
    for (int i = 0; i < z.length; i++) {
      int ix = i % nx;
      int iy = i / nx;
      double value =
          switch (kind) {
            case 0 -> hill(ix - cx, iy - cy) + 0.3 * Math.sin(ix) * Math.cos(iy);
            case 1 -> random.nextInt(4) * 0.25;
            case 3 -> random.nextGaussian() - 1;
            case 4 -> 0.125;
            default -> random.nextDouble();
          };
      z[i] = random.nextDouble() < missing ? Double.NaN : value;
    }
    return z;
  }

  private static double hill(double dx, double dy) {
    return Math.exp(-(dx * dx + dy * dy) / 8);
  }
}

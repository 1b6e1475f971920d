package io.github.orometry.counts;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;

/**
 * Blurs counts, one axis after the other: O(bins times width of the kernel). Arrays have the shape
 * (nx, ny), bin (ix, iy) at {@code ix * ny + iy}.
 */
public final class Blur {
  private static final int UNIFORM_SIZE = 3;
  private static final double SIGMA = 3;
  private static final double MOST_SIGMA = 1e6;

  /** Bins of an array that is worth several threads. */
  private static final int LARGE = 1 << 17;

  private Blur() {}

  /**
   * The mean over 3 x 3 bins, with zeros outside: SciPy's {@code uniform_filter(size=3,
   * mode='constant')}.
   */
  public static double[] uniform(PeakCounts counts) {
    return uniform(counts, UNIFORM_SIZE);
  }

  /**
   * The mean over {@code size} bins along each axis, with zeros outside; of an even number the bin
   * is the first of the upper half. SciPy's {@code uniform_filter(size, mode='constant')}.
   *
   * @throws IllegalArgumentException where there is no such number of bins
   */
  public static double[] uniform(PeakCounts counts, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("a blur over %s bins is none".formatted(size));
    }
    double[] kernel = new double[size];
    Arrays.fill(kernel, 1.0 / size);
    return blur(counts, line -> middle(MathArrays.convolve(line, kernel), line.length));
  }

  /**
   * Weights of a Gaussian with a standard deviation of 3 bins, cut at 12 bins and normalised to a
   * sum of 1; outside, the array is mirrored half a bin beyond its border, as often as needed:
   * SciPy's {@code gaussian_filter(sigma=3)}.
   */
  public static double[] gaussian(PeakCounts counts) {
    return gaussian(counts, SIGMA);
  }

  /**
   * The same with another standard deviation, cut at four of them: SciPy's {@code
   * gaussian_filter(sigma)}. 0 changes nothing.
   *
   * @param sigma in bins
   * @throws IllegalArgumentException where it is below 0 or no number, or beyond a million
   */
  public static double[] gaussian(PeakCounts counts, double sigma) {
    if (!(sigma >= 0 && sigma <= MOST_SIGMA)) {
      throw new IllegalArgumentException(
          "a blur by a Gaussian of %s bins cannot be made".formatted(sigma));
    }
    int radius = (int) (4 * sigma + 0.5);
    double[] kernel = radius == 0 ? new double[] {1} : gaussianKernel(sigma, radius);
    return blur(
        counts, line -> middle(MathArrays.convolve(mirrored(line, radius), kernel), line.length));
  }

  private static double[] gaussianKernel(double sigma, int radius) {
    double[] weights = new double[2 * radius + 1];
    for (int i = 0; i < weights.length; i++) {
      double distance = (i - radius) / sigma;
      weights[i] = Math.exp(-0.5 * distance * distance);
    }
    return MathArrays.normalizeArray(weights, 1);
  }

  /** Blurs the columns of constant ix, then those of constant iy. */
  private static double[] blur(PeakCounts counts, UnaryOperator<double[]> blurLine) {
    int nx = counts.nx();
    int ny = counts.ny();
    double[] blurred = Arrays.stream(counts.values()).asDoubleStream().toArray();
    boolean large = blurred.length >= LARGE;
    lines(nx, large).forEach(ix -> blur(blurred, ix * ny, 1, ny, blurLine));
    lines(ny, large).forEach(iy -> blur(blurred, iy, ny, nx, blurLine));
    return blurred;
  }

  /** The numbers of lines; those of a large array are blurred on all cores. */
  private static IntStream lines(int count, boolean large) {
    IntStream lines = IntStream.range(0, count);
    return large ? lines.parallel() : lines;
  }

  private static void blur(
      double[] bins, int from, int step, int length, UnaryOperator<double[]> blurLine) {
    double[] line = new double[length];
    for (int i = 0; i < length; i++) {
      line[i] = bins[from + i * step];
    }
    double[] result = blurLine.apply(line);
    for (int i = 0; i < length; i++) {
      bins[from + i * step] = result[i];
    }
  }

  /** The line and {@code radius} values on either side, mirrored with the end values repeated. */
  private static double[] mirrored(double[] line, int radius) {
    double[] wide = new double[line.length + 2 * radius];
    for (int i = 0; i < wide.length; i++) {
      int place = Math.floorMod(i - radius, 2 * line.length);
      wide[i] = line[Math.min(place, 2 * line.length - 1 - place)];
    }
    return wide;
  }

  private static double[] middle(double[] convolved, int length) {
    int from = (convolved.length - length) / 2;
    return Arrays.copyOfRange(convolved, from, from + length);
  }
}

package io.github.orometry.job.tuning;

import io.github.orometry.job.numpy.NpyWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * The sample where the user names none: surfaces like the posteriors of a decoded position, as an
 * array of shape (41, 63, 1024), float64, time fastest. Each is a sum of one to four Gaussians
 * (sigma 2 to 6 bins) on a weak ripple over several orders of magnitude, which gives the rest of
 * the map the low peaks that posteriors have there; it sums to 1. The same in every call.
 */
final class GeneratedStack {
  private static final int NX = 41;
  private static final int NY = 63;
  private static final int TIMES = 1024;
  private static final long SEED = 1;
  private static final int MOST_GAUSSIANS = 4;
  private static final double RIPPLE = 1e-6;
  private static final double RIPPLE_EXPONENT = 6;

  private final Random random = new Random(SEED);

  private GeneratedStack() {}

  /** Writes the stack to a new file of the folder, and gives the file. */
  static Path write(Path folder) throws IOException {
    Path file = folder.resolve("generated.npy");
    double[][] surfaces = new double[TIMES][];
    GeneratedStack stack = new GeneratedStack();
    for (int t = 0; t < TIMES; t++) {
      surfaces[t] = stack.surface();
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(NpyWriter.header("<f8", false, NX, NY, TIMES));
      ByteBuffer cell = ByteBuffer.allocate(TIMES * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (int k = 0; k < NX * NY; k++) {
        cell.clear();
        for (double[] surface : surfaces) {
          cell.putDouble(surface[k]);
        }
        out.write(cell.array());
      }
    }
    return file;
  }

  /** Cell (ix, iy) at {@code ix * NY + iy}. */
  private double[] surface() {
    double[] z = new double[NX * NY];
    ripple(z);
    for (int n = 1 + random.nextInt(MOST_GAUSSIANS); n > 0; n--) {
      add(z, random.nextDouble(), gaussian(NX), gaussian(NY));
    }
    double sum = 0;
    for (double value : z) {
      sum += value;
    }
    for (int k = 0; k < z.length; k++) {
      z[k] /= sum;
    }
    return z;
  }

  private void ripple(double[] z) {
    double[] alongX = wave(NX);
    double[] alongY = wave(NY);
    for (int k = 0; k < z.length; k++) {
      z[k] = RIPPLE * Math.exp(RIPPLE_EXPONENT * alongX[k / NY] * alongY[k % NY]);
    }
  }

  private double[] wave(int size) {
    double phase = random.nextDouble() * 2 * Math.PI;
    double step = 0.1 + 0.15 * random.nextDouble();
    double[] wave = new double[size];
    for (int i = 0; i < size; i++) {
      wave[i] = Math.sin(phase + step * i);
    }
    return wave;
  }

  private double[] gaussian(int size) {
    double centre = random.nextDouble() * size;
    double sigma = 2 + 4 * random.nextDouble();
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      double distance = (i - centre) / sigma;
      values[i] = Math.exp(-distance * distance / 2);
    }
    return values;
  }

  private static void add(double[] z, double weight, double[] alongX, double[] alongY) {
    for (int k = 0; k < z.length; k++) {
      z[k] += weight * alongX[k / NY] * alongY[k % NY];
    }
  }
}

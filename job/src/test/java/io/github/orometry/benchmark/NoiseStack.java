package io.github.orometry.benchmark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * Writes noise: an {@code .npy} of shape (41, 63, n_t), float64, C order, each cell uniform in [0,
 * 1) and independent of all others, or these surfaces blurred by a Gaussian, mirrored at the
 * border. {@code java NoiseStack.java FILE SLABS [SIGMA]} runs it.
 */
public final class NoiseStack {
  private static final int NX = 41;
  private static final int NY = 63;
  private static final int HEADER = 128;

  private NoiseStack() {}

  /**
   * Writes a stack.
   *
   * @param args the file, the number of surfaces, and the standard deviation in cells
   * @throws IOException if the file cannot be written
   */
  public static void main(String[] args) throws IOException {
    int bins = Integer.parseInt(args[1]);
    double sigma = args.length > 2 ? Double.parseDouble(args[2]) : 0;
    Random random = new Random(1);
    double[][] values = new double[NX * NY][bins];
    for (int t = 0; t < bins; t++) {
      double[] z = random.doubles(NX * NY).toArray();
      if (sigma > 0) {
        z = blurred(blurred(z, NX, NY, sigma), NY, 1, sigma);
      }
      for (int cell = 0; cell < z.length; cell++) {
        values[cell][t] = z[cell];
      }
    }
    ByteBuffer run = ByteBuffer.allocate(bins * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[0])))) {
      out.write(header(bins));
      for (double[] ofCell : values) {
        run.clear().asDoubleBuffer().put(ofCell);
        out.write(run.array());
      }
    }
  }

  /** Along lines of {@code length} cells, which are {@code step} apart. */
  private static double[] blurred(double[] z, int length, int step, double sigma) {
    int reach = (int) Math.ceil(4 * sigma);
    double[] weights = new double[2 * reach + 1];
    Arrays.setAll(weights, k -> Math.exp(-(k - reach) * (k - reach) / (2 * sigma * sigma)));
    double total = Arrays.stream(weights).sum();
    double[] blurred = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      int at = i / step % length;
      int start = i - at * step;
      double sum = 0;
      for (int k = -reach; k <= reach; k++) {
        int other = Math.floorMod(at + k, 2 * length);
        sum += weights[k + reach] * z[start + Math.min(other, 2 * length - 1 - other) * step];
      }
      blurred[i] = sum / total;
    }
    return blurred;
  }

  private static byte[] header(int bins) {
    String text =
        "{'descr': '<f8', 'fortran_order': False, 'shape': (" + NX + ", " + NY + ", " + bins + ")}";
    String padded = text + " ".repeat(HEADER - 10 - 1 - text.length()) + "\n";
    return ByteBuffer.allocate(HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
        .putShort((short) (HEADER - 10))
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }
}

package io.github.orometry.benchmark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes white noise: an {@code .npy} of shape (41, 63, n_t), float64, C order, each cell uniform
 * in [0, 1) and independent of all others. {@code java NoiseStack.java FILE SLABS} runs it.
 */
public final class NoiseStack {
  private static final int NX = 41;
  private static final int NY = 63;
  private static final int HEADER = 128;

  private NoiseStack() {}

  /**
   * Writes a stack.
   *
   * @param args the file and the number of surfaces
   * @throws IOException if the file cannot be written
   */
  public static void main(String[] args) throws IOException {
    int bins = Integer.parseInt(args[1]);
    Random random = new Random(1);
    ByteBuffer run = ByteBuffer.allocate(bins * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[0])))) {
      out.write(header(bins));
      for (int cell = 0; cell < NX * NY; cell++) {
        run.clear();
        for (int t = 0; t < bins; t++) {
          run.putDouble(random.nextDouble());
        }
        out.write(run.array());
      }
    }
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

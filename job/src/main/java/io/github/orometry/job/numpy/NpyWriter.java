package io.github.orometry.job.numpy;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;

/**
 * Writes two-dimensional arrays as NumPy's {@code .npy} files: format version 1.0, little-endian, C
 * order (numpy.lib.format).
 */
public final class NpyWriter {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  private NpyWriter() {}

  /** Writes counts as int64, shape (nx, ny); element (i, j) of the array at {@code i * ny + j}. */
  public static void write(Path file, int nx, int ny, long[] values) throws IOException {
    write(file, "<i8", nx, ny, values.length, i -> values[i]);
  }

  /**
   * Writes numbers as float64, shape (nx, ny); element (i, j) of the array at {@code i * ny + j}.
   */
  public static void write(Path file, int nx, int ny, double[] values) throws IOException {
    write(file, "<f8", nx, ny, values.length, i -> Double.doubleToRawLongBits(values[i]));
  }

  private static void write(
      Path file, String type, int nx, int ny, int length, IntToLongFunction words)
      throws IOException {
    if ((long) nx * ny != length) {
      throw new IllegalArgumentException(
          length + " values are not an array of shape (" + nx + ", " + ny + ")");
    }
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.write(header(type, false, nx, ny));
      for (int i = 0; i < length; i++) {
        out.writeLong(Long.reverseBytes(words.applyAsLong(i)));
      }
    }
  }

  /**
   * The header of an array: padded with spaces to a multiple of 64 bytes and ended by a line feed.
   *
   * @param type as NumPy describes it, such as {@code <f8}
   * @param fortran whether the first index runs fastest
   * @param shape at least one size
   */
  public static byte[] header(String type, boolean fortran, long... shape) {
    String sizes = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
    String fields =
        "{'descr': '"
            + type
            + "', 'fortran_order': "
            + (fortran ? "True" : "False")
            + ", 'shape': ("
            + sizes
            + (shape.length == 1 ? ",), }" : "), }");
    int unpadded = MAGIC.length + Short.BYTES + fields.length() + 1;
    int padding = Math.floorMod(-unpadded, ALIGNMENT);
    byte[] text = (fields + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] header = new byte[MAGIC.length + Short.BYTES + text.length];
    System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
    header[MAGIC.length] = (byte) text.length;
    header[MAGIC.length + 1] = (byte) (text.length >> 8);
    System.arraycopy(text, 0, header, MAGIC.length + Short.BYTES, text.length);
    return header;
  }
}

package io.github.orometry.job.format.npy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;

/** Writes arrays in npy format: version 1.0, little-endian. */
public final class NpyWriter {
  private static final int ALIGNMENT = 64;
  private static final int BUFFER = 1 << 16;

  private NpyWriter() {}

  /** Writes whole numbers as int64, in C order. */
  public static void write(OutputStream out, long[] values, int... shape) throws IOException {
    write(out, "<i8", values.length, i -> values[i], shape);
  }

  /** Writes numbers as float64, in C order. */
  public static void write(OutputStream out, double[] values, int... shape) throws IOException {
    write(out, "<f8", values.length, i -> Double.doubleToRawLongBits(values[i]), shape);
  }

  private static void write(
      OutputStream out, String type, int length, IntToLongFunction words, int... shape)
      throws IOException {
    long[] sizes = Arrays.stream(shape).asLongStream().toArray();
    byte[] header = header(type, false, sizes);
    if (Arrays.stream(sizes).reduce(1, Math::multiplyExact) != length) {
      throw new IllegalArgumentException(
          "%s values are not an array of shape %s".formatted(length, Arrays.toString(shape)));
    }
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    out.write(header);
    for (int i = 0; i < length; i++) {
      bytes.putLong(words.applyAsLong(i));
      if (!bytes.hasRemaining() || i == length - 1) {
        out.write(bytes.array(), 0, bytes.position());
        bytes.clear();
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
    String order = fortran ? "True" : "False";
    String lengths =
        Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
    String tuple = shape.length == 1 ? lengths + "," : lengths;
    String fields =
        "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }".formatted(type, order, tuple);
    int before = NpyHeader.MAGIC.length + 4;
    int length = -Math.floorDiv(-(before + fields.length() + 1), ALIGNMENT) * ALIGNMENT;
    String text = fields + " ".repeat(length - before - fields.length() - 1) + "\n";
    return ByteBuffer.allocate(length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(NpyHeader.MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) (length - before))
        .put(text.getBytes(StandardCharsets.US_ASCII))
        .array();
  }
}

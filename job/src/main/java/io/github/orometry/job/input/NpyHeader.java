package io.github.orometry.job.input;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the header of an npy file says, format versions 1.0, 2.0 and 3.0.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the
 *     format</a>
 * @param dtype the element type
 * @param fortranOrder whether the first dimension is the fastest in the bytes, not the last
 * @param shape lengths of the dimensions, each at least 0
 * @param length bytes before the first element
 */
record NpyHeader(Dtype dtype, boolean fortranOrder, List<Long> shape, long length) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** Longer headers are for structured types with thousands of fields. */
  private static final int MAX_LENGTH = 1 << 20;

  private static final Set<String> KEYS = Set.of("descr", "fortran_order", "shape");

  NpyHeader {
    shape = List.copyOf(shape);
  }

  /** Whether bytes begin as an npy file does. */
  static boolean startsWithMagic(byte[] bytes) {
    return bytes.length >= MAGIC.length
        && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /**
   * Reads the header at the start of a stream.
   *
   * @param label the words for the array in messages
   * @throws JobException (bad input) where there is none, or where it makes no sense
   */
  static NpyHeader read(InputStream in, String label) throws IOException {
    byte[] start = in.readNBytes(8);
    if (!startsWithMagic(start)) {
      throw JobException.badInput(
          label + " is not in npy format: it does not start with the bytes \\x93NUMPY.");
    }
    try {
      int version = start.length < 8 ? -1 : start[6];
      if (version != -1 && (version < 1 || version > 3 || start[7] != 0)) {
        throw JobException.badInput(
            label + " is in npy version " + version + "." + start[7] + "; 1.0 to 3.0 are known.");
      }
      int sizeBytes = version == 1 ? 2 : 4;
      long size = littleEndian(exactly(in, sizeBytes));
      if (size > MAX_LENGTH) {
        throw JobException.badInput(
            label + " has a header of " + size + " bytes; at most " + MAX_LENGTH + " are read.");
      }
      Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
      String text = new String(exactly(in, (int) size), charset);
      return of(text, 8 + sizeBytes + size);
    } catch (EOFException e) {
      throw new JobException(
          ExitCode.BAD_INPUT, label + " is truncated: it ends within its npy header.", e);
    } catch (IllegalArgumentException e) {
      throw new JobException(
          ExitCode.BAD_INPUT,
          label + " has an npy header that makes no sense: " + e.getMessage() + ".",
          e);
    }
  }

  private static byte[] exactly(InputStream in, int count) throws IOException {
    byte[] bytes = new byte[count];
    new DataInputStream(in).readFully(bytes);
    return bytes;
  }

  private static long littleEndian(byte[] bytes) {
    long value = 0;
    for (int i = bytes.length - 1; i >= 0; i--) {
      value = value << 8 | (bytes[i] & 0xff);
    }
    return value;
  }

  private static NpyHeader of(String text, long length) {
    if (!(Literal.parse(text) instanceof Map<?, ?> dict) || !dict.keySet().equals(KEYS)) {
      throw new IllegalArgumentException("it must be a dict of descr, fortran_order and shape");
    }
    if (!(dict.get("fortran_order") instanceof Boolean fortranOrder)) {
      throw new IllegalArgumentException("fortran_order must be True or False");
    }
    return new NpyHeader(
        Dtype.of(dict.get("descr")), fortranOrder, shapeOf(dict.get("shape")), length);
  }

  private static List<Long> shapeOf(Object value) {
    if (!(value instanceof Literal.Tuple tuple)) {
      throw new IllegalArgumentException("shape must be a tuple");
    }
    return tuple.items().stream().map(NpyHeader::lengthOf).toList();
  }

  private static Long lengthOf(Object value) {
    if (!(value instanceof Long n) || n < 0) {
      throw new IllegalArgumentException("shape must hold whole numbers from 0");
    }
    return n;
  }

  /** Number of dimensions. */
  int rank() {
    return shape.size();
  }

  /** The shape as NumPy prints it, such as "(3, 5, 7)". */
  String shapeWords() {
    String lengths = String.join(", ", shape.stream().map(String::valueOf).toList());
    return "(" + lengths + (rank() == 1 ? ",)" : ")");
  }

  /** Bytes of all elements; Long.MAX_VALUE where they are more. */
  long dataBytes() {
    if (shape.contains(0L)) {
      return 0;
    }
    long bytes = dtype.bytes();
    for (long n : shape) {
      bytes = n > Long.MAX_VALUE / bytes ? Long.MAX_VALUE : bytes * n;
    }
    return bytes;
  }
}

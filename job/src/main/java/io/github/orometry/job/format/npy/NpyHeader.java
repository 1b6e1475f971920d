package io.github.orometry.job.format.npy;

import io.github.orometry.job.failure.BadInputException;
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
public record NpyHeader(Dtype dtype, boolean fortranOrder, List<Long> shape, long length) {
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** Longer headers are for structured types with thousands of fields. */
  private static final int MAX_LENGTH = 1 << 20;

  private static final Set<String> KEYS = Set.of("descr", "fortran_order", "shape");

  public NpyHeader {
    shape = List.copyOf(shape);
  }

  /** Whether a stream begins as an npy file does; takes some of it. */
  public static boolean isNext(InputStream in) throws IOException {
    return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
  }

  /**
   * Reads the header at the start of a stream, and no further.
   *
   * @param label the words for the array in messages
   * @throws BadInputException where there is none, or where it makes no sense
   */
  public static NpyHeader read(InputStream in, String label) throws IOException {
    if (!isNext(in)) {
      throw new BadInputException(
          label + " is not in npy format: it does not start with the bytes \\x93NUMPY.");
    }
    try {
      DataInputStream data = new DataInputStream(in);
      int version = data.readUnsignedByte();
      int minor = data.readUnsignedByte();
      if (version < 1 || version > 3 || minor != 0) {
        throw new BadInputException(
            "%s is in npy version %s.%s; 1.0 to 3.0 are known.".formatted(label, version, minor));
      }
      boolean shortSize = version == 1;
      long size =
          shortSize
              ? Short.toUnsignedLong(Short.reverseBytes(data.readShort()))
              : Integer.toUnsignedLong(Integer.reverseBytes(data.readInt()));
      if (size > MAX_LENGTH) {
        throw new BadInputException(
            "%s has a header of %s bytes; at most %s are read.".formatted(label, size, MAX_LENGTH));
      }
      byte[] text = new byte[(int) size];
      data.readFully(text);
      Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
      return of(new String(text, charset), MAGIC.length + 2 + (shortSize ? 2 : 4) + size);
    } catch (EOFException e) {
      throw new BadInputException(label + " is truncated: it ends within its npy header.", e);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          "%s has an npy header that makes no sense: %s.".formatted(label, e.getMessage()), e);
    }
  }

  private static NpyHeader of(String text, long length) {
    if (!(Literal.parse(text) instanceof Map<?, ?> dict) || !dict.keySet().equals(KEYS)) {
      throw new IllegalArgumentException("it must be a dict of descr, fortran_order and shape");
    }
    if (!(dict.get("fortran_order") instanceof Boolean fortranOrder)) {
      throw new IllegalArgumentException("fortran_order must be True or False");
    }
    if (!(dict.get("shape") instanceof Literal.Tuple lengths)) {
      throw new IllegalArgumentException("shape must be a tuple");
    }
    List<Long> shape = lengths.items().stream().map(NpyHeader::lengthOf).toList();
    return new NpyHeader(Dtype.of(dict.get("descr")), fortranOrder, shape, length);
  }

  private static Long lengthOf(Object value) {
    if (!(value instanceof Long n) || n < 0) {
      throw new IllegalArgumentException("shape must hold whole numbers from 0");
    }
    return n;
  }

  /** Number of dimensions. */
  public int rank() {
    return shape.size();
  }

  /** The shape as NumPy prints it, such as "(3, 5, 7)". */
  public String shapeWords() {
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

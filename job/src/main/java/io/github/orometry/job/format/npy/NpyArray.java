package io.github.orometry.job.format.npy;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.stack.ElementType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An array in npy format, wherever its bytes lie.
 *
 * @param label the words for it, such as "file a.npz, array 'epoch_0003'"
 * @param header what its header says
 * @param size bytes there are, header included
 */
public record NpyArray(String label, NpyHeader header, long size) {
  /**
   * The array at the start of a stream, of which the header is read and no more.
   *
   * @param size bytes there are
   * @throws BadInputException where there is no header, or where it makes no sense
   */
  public static NpyArray read(InputStream in, String label, long size) throws IOException {
    return new NpyArray(label, NpyHeader.read(in, label), size);
  }

  /** The words for it in a list of what was found, such as "shape (5,) of &lt;f8". */
  public String words() {
    return "shape " + header.shapeWords() + " of " + header.dtype().words();
  }

  /**
   * The type of its elements, where it is one that is read.
   *
   * @throws BadInputException where it is not, or where the elements would have to be unpickled
   */
  public ElementType type() {
    Dtype dtype = header.dtype();
    if (dtype.object()) {
      throw new BadInputException(
          "%s holds Python objects (dtype %s), which are pickled and never read; numbers were expected."
              .formatted(label, dtype.words()));
    }
    return dtype
        .type()
        .orElseThrow(
            () ->
                new BadInputException(
                    "%s has elements of dtype %s, but only these are read: %s."
                        .formatted(label, dtype.words(), ElementType.words())));
  }

  /**
   * Checks that the elements are there, at least one, and nothing after them.
   *
   * @throws BadInputException where they are not
   */
  public void checkSize() {
    long bytes = header.dataBytes();
    long there = Math.max(0, size - header.length());
    if (bytes == 0) {
      throw new BadInputException(
          "%s is empty: its shape is %s.".formatted(label, header.shapeWords()));
    }
    if (bytes > there) {
      String needed = bytes == Long.MAX_VALUE ? "2^63 bytes or more" : bytes + " bytes";
      throw new BadInputException(
          "%s is truncated: its %s takes %s, but %s are there."
              .formatted(label, words(), needed, there));
    }
    if (bytes < there) {
      throw new BadInputException(
          "%s goes on after its array: %s bytes follow its %s, such as a second array; one array is read."
              .formatted(label, there - bytes, words()));
    }
  }

  /** Bytes from an element to the next along each dimension, of a type that is read. */
  public long[] strides() {
    int rank = header.rank();
    long[] strides = new long[rank];
    long stride = type().bytes();
    for (int i = 0; i < rank; i++) {
      int k = header.fortranOrder() ? i : rank - 1 - i;
      strides[k] = stride;
      stride *= header.shape().get(k);
    }
    return strides;
  }

  /**
   * The numbers of a small array, in the order of its bytes.
   *
   * @param data all its bytes, header included
   */
  public double[] numbers(byte[] data) {
    boolean little = header.dtype().littleEndian();
    ByteBuffer elements = ByteBuffer.wrap(data).position(Math.toIntExact(header.length()));
    elements.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    return type().decode(elements, Math.toIntExact(header.dataBytes() / type().bytes()));
  }
}

package io.github.orometry.job.input;

import io.github.orometry.job.failure.JobException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * An array in npy format, wherever its bytes lie.
 *
 * @param label the words for it, such as "file a.npz, array 'epoch_0003'"
 * @param header what its header says
 * @param size bytes there are, header included
 */
record NpyArray(String label, NpyHeader header, long size) {

  /** Whether it is an epoch: 2-D or 3-D. */
  boolean isStack() {
    return header.rank() == 2 || header.rank() == 3;
  }

  /**
   * @throws JobException where the array holds objects, which would have to be unpickled
   */
  void refuseObjects() {
    if (header.dtype().object()) {
      throw JobException.badInput(
          label
              + " holds Python objects (dtype "
              + header.dtype().words()
              + "), which are pickled and never read; numbers were expected.");
    }
  }

  /** The words for it in a list of what was found, such as "shape (5,) of &lt;f8". */
  String words() {
    return "shape " + header.shapeWords() + " of " + header.dtype().words();
  }

  /**
   * The type of its elements.
   *
   * @throws JobException where the type is not supported, an object, or where the array is empty or
   *     truncated
   */
  ElementType checkedType() {
    refuseObjects();
    ElementType type =
        header
            .dtype()
            .type()
            .orElseThrow(
                () ->
                    JobException.badInput(
                        label
                            + " has elements of dtype "
                            + header.dtype().words()
                            + ", but only these are read: "
                            + ElementType.words()
                            + "."));
    long bytes = header.dataBytes();
    if (bytes == 0) {
      throw JobException.badInput(label + " is empty: its shape is " + header.shapeWords() + ".");
    }
    if (bytes > size - header.length()) {
      throw JobException.badInput(
          label
              + " is truncated: its "
              + words()
              + (bytes == Long.MAX_VALUE
                  ? " takes 2^63 bytes or more"
                  : " takes " + bytes + " bytes")
              + ", but "
              + Math.max(0, size - header.length())
              + " are there.");
    }
    return type;
  }

  /**
   * The layout of a 2-D or 3-D array; offsets count from the first byte of its header.
   *
   * @throws JobException as {@link #checkedType}, and where there are too many time bins or cells
   */
  ArrayLayout layout(Dims dims) {
    ElementType type = checkedType();
    List<String> names = dims.ofRank(header.rank());
    long[] strides = strides(type.bytes());
    int[] n = {1, 1, 1};
    long[] stride = {0, 0, 0};
    for (int k = 0; k < names.size(); k++) {
      int axis = "xyt".indexOf(names.get(k));
      n[axis] = supported(header.shape().get(k));
      stride[axis] = strides[k];
    }
    boolean little = header.dtype().littleEndian();
    return new ArrayLayout(
        type,
        little,
        n[0],
        n[1],
        n[2],
        header.length(),
        stride[0],
        stride[1],
        stride[2],
        Double.NaN);
  }

  private int supported(long length) {
    if (length > Integer.MAX_VALUE) {
      throw JobException.badInput(
          label + " has shape " + header.shapeWords() + ", longer than 2^31 - 1 in one dimension.");
    }
    return (int) length;
  }

  private long[] strides(int bytes) {
    int rank = header.rank();
    long[] strides = new long[rank];
    long stride = bytes;
    for (int i = 0; i < rank; i++) {
      int k = header.fortranOrder() ? i : rank - 1 - i;
      strides[k] = stride;
      stride *= header.shape().get(k);
    }
    return strides;
  }

  /** The epoch that a 2-D or 3-D array is. */
  ArrayFile.Stack stack(
      Optional<String> name, Dims dims, ArrayLayout layout, ArrayFile.Opening opening) {
    String shape =
        "has shape "
            + header.shapeWords()
            + ", so with --dims "
            + dims
            + " a grid of "
            + Messages.count(layout.nx(), "column")
            + " and "
            + Messages.count(layout.ny(), "row");
    return new ArrayFile.Stack(label, name, shape, layout.nx(), layout.ny(), dims.plane(), opening);
  }

  /**
   * The numbers of a 1-D array.
   *
   * @param data all its bytes, header included
   */
  double[] numbers(byte[] data) {
    double[] numbers = new double[Math.toIntExact(header.shape().get(0))];
    boolean little = header.dtype().littleEndian();
    ByteBuffer buffer = ByteBuffer.wrap(data);
    buffer.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    checkedType().decode(buffer, (int) header.length(), numbers.length, numbers, 0);
    return numbers;
  }
}

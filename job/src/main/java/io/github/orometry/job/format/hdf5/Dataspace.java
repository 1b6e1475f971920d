package io.github.orometry.job.format.hdf5;

import io.github.orometry.job.format.variable.Cursor;
import java.io.IOException;
import java.util.Arrays;

/**
 * How many elements there are, and in what order.
 *
 * @param lengths of the dimensions
 * @param most that each may grow to; -1 for any
 * @param empty whether there is no element at all, not even one
 */
record Dataspace(long[] lengths, long[] most, boolean empty) {
  private static final int MOST_DIMENSIONS = 32;

  static Dataspace read(Cursor cursor, int lengthBytes) throws IOException {
    int version = cursor.u8();
    int rank = cursor.u8();
    int flags = cursor.u8();
    boolean empty = false;
    if (version == 1) {
      cursor.skip(5);
    } else {
      empty = cursor.u8() == 2;
    }
    if (rank > MOST_DIMENSIONS || version > 2) {
      throw new IOException("it is damaged: a dataset in it has %s dimensions".formatted(rank));
    }
    long[] lengths = new long[rank];
    for (int d = 0; d < rank; d++) {
      lengths[d] = cursor.length(lengthBytes);
    }
    long[] most = lengths.clone();
    for (int d = 0; d < rank && (flags & 1) != 0; d++) {
      most[d] = cursor.uint(lengthBytes);
      most[d] = lengthBytes < 8 && most[d] == (1L << (8 * lengthBytes)) - 1 ? -1 : most[d];
    }
    return new Dataspace(lengths, most, empty);
  }

  /**
   * Number of elements.
   *
   * @throws IOException where they are more than {@code limit}
   */
  long count(long limit) throws IOException {
    long count = empty ? 0 : 1;
    for (long n : lengths) {
      if (n > 0 && count > limit / n) {
        throw new IOException(
            "it is damaged: a shape in it is %s".formatted(Arrays.toString(lengths)));
      }
      count *= n;
    }
    return count;
  }
}

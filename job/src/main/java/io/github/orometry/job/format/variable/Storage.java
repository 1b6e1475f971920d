package io.github.orometry.job.format.variable;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** How the elements of a variable lie. */
public sealed interface Storage extends Serializable {
  /**
   * In the file, by strides.
   *
   * @param address of the first
   * @param strides from an element to the next along each dimension, in bytes
   */
  record Dense(long address, long[] strides) implements Storage {}

  /** In the structures, and held: few, in C order. */
  record Held(byte[] bytes) implements Storage {}

  /**
   * In chunks of one shape. Chunk {@code (i, j, k)} of {@code n0} by {@code n1} by {@code n2} has
   * the number {@code (i * n1 + j) * n2 + k} and holds elements from {@code (i * c0, j * c1, k *
   * c2)} on; what of it is beyond the array says nothing.
   *
   * @param shape of a chunk: c0, c1, c2, each at least 1
   * @param addresses by number; -1 for one that was never written
   * @param stored by number: bytes in the file
   * @param masks by number: bit i is set where filter i was left out; null where none ever was
   * @param filters in the order in which they were applied
   * @param fill an element that was never written
   */
  record Chunks(
      int[] shape, long[] addresses, int[] stored, int[] masks, List<Filter> filters, byte[] fill)
      implements Storage {
    public Chunks {
      filters = List.copyOf(filters);
    }

    int mask(int number) {
      return masks == null ? 0 : masks[number];
    }

    /** Bytes of a chunk, unfiltered. */
    long bytes(int element) {
      long bytes = element;
      for (int n : shape) {
        bytes = bytes > Long.MAX_VALUE / n ? Long.MAX_VALUE : bytes * n;
      }
      return bytes;
    }
  }

  /**
   * How many chunks of a shape an array takes.
   *
   * @throws IOException where that is more than an array can list
   */
  static int count(List<Long> array, int[] chunk) throws IOException {
    long count = 1;
    for (int d = 0; d < chunk.length; d++) {
      long n = -Math.floorDiv(-array.get(d), chunk[d]);
      count = n == 0 ? 0 : count > MOST_CHUNKS / n ? MOST_CHUNKS + 1 : count * n;
    }
    if (count > MOST_CHUNKS) {
      throw new IOException(
          "it is damaged, or cut into more than %s chunks".formatted(MOST_CHUNKS));
    }
    return (int) count;
  }

  /** The most chunks of one variable. */
  long MOST_CHUNKS = 1 << 25;
}

package io.github.orometry.job.format.hdf5;

import io.github.orometry.job.format.variable.Cursor;
import io.github.orometry.job.format.variable.Filter;
import io.github.orometry.job.format.variable.Storage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Gathers where the chunks of a dataset lie. */
final class ChunkList {
  /** Of so many chunks at least one was written; else it is no sound dataset. */
  private static final int SPARSEST = 64;

  /** What a chunk takes in any index, at least, in bytes. */
  private static final int LEAST_ENTRY = 8;

  private final Blocks blocks;
  private final Dataspace space;
  private final int[] shape;
  private final long bytes;
  private final boolean filtered;
  private final long[] counts;
  private final long[] addresses;
  private final int[] stored;
  private final int[] masks;
  private boolean masked;

  /**
   * Of chunks of a shape.
   *
   * @param bytes of a chunk, unfiltered
   * @param fileBytes of the file
   */
  ChunkList(
      Blocks blocks, Dataspace space, int[] shape, long bytes, boolean filtered, long fileBytes)
      throws IOException {
    this.blocks = blocks;
    this.space = space;
    this.shape = shape.clone();
    this.bytes = bytes;
    this.filtered = filtered;
    int count = Storage.count(Arrays.stream(space.lengths()).boxed().toList(), shape);
    if (count > SPARSEST * (fileBytes / LEAST_ENTRY + 1)) {
      throw new IOException("it is damaged: it has %s chunks".formatted(count));
    }
    counts = counts(space.lengths());
    addresses = new long[count];
    Arrays.fill(addresses, Blocks.NOWHERE);
    stored = new int[count];
    masks = new int[filtered ? count : 0];
  }

  private long[] counts(long[] lengths) {
    long[] counts = new long[shape.length];
    Arrays.setAll(counts, d -> -Math.floorDiv(-lengths[d], (long) shape[d]));
    return counts;
  }

  Blocks blocks() {
    return blocks;
  }

  boolean filtered() {
    return filtered;
  }

  int rank() {
    return shape.length;
  }

  /** Bytes of a chunk, unfiltered. */
  long bytes() {
    return bytes;
  }

  /** A chunk by the element that it begins with. */
  void putAt(long[] element, long address, long size, long mask) throws IOException {
    long[] scaled = element.clone();
    for (int d = 0; d < shape.length; d++) {
      if (element[d] % shape[d] != 0) {
        throw new IOException("it is damaged: a chunk begins between others");
      }
      scaled[d] = element[d] / shape[d];
    }
    put(scaled, address, size, mask);
  }

  /** A chunk by its place among the chunks. */
  void put(long[] scaled, long address, long size, long mask) throws IOException {
    int number = 0;
    for (int d = 0; d < shape.length; d++) {
      if (scaled[d] < 0 || scaled[d] >= counts[d]) {
        return; // beyond the array, which has shrunk
      }
      number = (int) (number * counts[d] + scaled[d]);
    }
    if (address == Blocks.NOWHERE) {
      return;
    }
    if (size < 0 || size > Integer.MAX_VALUE - 8) {
      throw new IOException("it is damaged, or has chunks of %s bytes".formatted(size));
    }
    addresses[number] = blocks.checked(address, size);
    stored[number] = (int) size;
    if (mask != 0 && filtered) {
      masks[number] = (int) mask;
      masked = true;
    }
  }

  /** An element of an index that is an array: what it says of the chunk. */
  void putElement(long[] scaled, Cursor element) throws IOException {
    long address = blocks.address(element);
    long size = filtered ? element.length(element.left() - 4) : bytes;
    put(scaled, address, size, filtered ? element.u32() : 0);
  }

  /**
   * Where in the array of all chunks that there may ever be one stands.
   *
   * @param index from 0
   * @param first the dimension that counts slowest, -1 for that of the array; the others follow in
   *     their order
   */
  long[] scaled(long index, int first) {
    long[] most = counts(mostLengths());
    long[] scaled = new long[shape.length];
    long left = index;
    for (int d = shape.length - 1; d >= 0; d--) {
      if (d != first && (d > 0 || first >= 0)) {
        long n = Math.max(1, most[d]);
        scaled[d] = left % n;
        left /= n;
      }
    }
    scaled[Math.max(0, first)] = left;
    return scaled;
  }

  private long[] mostLengths() {
    long[] most = space.most().clone();
    for (int d = 0; d < most.length; d++) {
      most[d] = most[d] < 0 ? space.lengths()[d] : most[d];
    }
    return most;
  }

  /** The dimension that may grow without end; -1 for none. */
  int unlimited() {
    for (int d = 0; d < shape.length; d++) {
      if (space.most()[d] < 0) {
        return d;
      }
    }
    return -1;
  }

  /** How many there may ever be along no dimension that grows. */
  long most() {
    long most = 1;
    for (long n : counts(mostLengths())) {
      most = n > 0 && most > Storage.MOST_CHUNKS / n ? Storage.MOST_CHUNKS : most * n;
    }
    return most;
  }

  /** All of them. */
  Storage.Chunks chunks(List<Filter> filters, byte[] fill) throws IOException {
    long written = Arrays.stream(addresses).filter(address -> address != Blocks.NOWHERE).count();
    if (written * SPARSEST < addresses.length || written == 0) {
      throw new IOException(
          "of its %s chunks only %s were ever written".formatted(addresses.length, written));
    }
    return new Storage.Chunks(shape, addresses, stored, masked ? masks : null, filters, fill);
  }
}

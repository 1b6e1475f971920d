package io.github.orometry.job.source.netcdf;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.format.variable.NumberType;
import io.github.orometry.job.format.variable.Storage;
import io.github.orometry.job.format.variable.Unfilter;
import io.github.orometry.job.source.Staging;
import io.github.orometry.stack.Bytes;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The raw numbers of a variable, as time bins.
 *
 * @param file in which they are
 * @param type of each
 * @param shape lengths of the dimensions, one of them that of time
 * @param time which one
 * @param storage how they lie
 */
record RawArray(Location file, NumberType type, long[] shape, int time, Storage storage)
    implements Serializable {
  /** The chunks of the time bins at hand are held, if they have no more bytes. */
  private static final long MOST_HELD = 32 << 20;

  /**
   * The numbers of a variable.
   *
   * @param time the dimension of time; -1 where all is one time bin
   */
  static RawArray of(Location file, NumberType type, List<Long> shape, int time, Storage storage) {
    long[] lengths = shape.stream().mapToLong(n -> n).toArray();
    return time >= 0
        ? new RawArray(file, type, lengths, time, dense(type, lengths, storage))
        : new RawArray(
            file, type, led(1, lengths), 0, dense(type, led(1, lengths), withTime(storage)));
  }

  private static long[] led(long first, long[] lengths) {
    return LongStream.concat(LongStream.of(first), Arrays.stream(lengths)).toArray();
  }

  /** With a dimension of length 1 before all others. */
  private static Storage withTime(Storage storage) {
    if (storage instanceof Storage.Dense dense) {
      return new Storage.Dense(dense.address(), led(0, dense.strides()));
    }
    if (storage instanceof Storage.Chunks chunks) {
      int[] shape = new int[chunks.shape().length + 1];
      shape[0] = 1;
      System.arraycopy(chunks.shape(), 0, shape, 1, shape.length - 1);
      return new Storage.Chunks(
          shape,
          chunks.addresses(),
          chunks.stored(),
          chunks.masks(),
          chunks.filters(),
          chunks.fill());
    }
    return storage;
  }

  /** Numbers that lie dense, or else, as records with others between them do, each a chunk. */
  private static Storage dense(NumberType type, long[] shape, Storage storage) {
    if (!(storage instanceof Storage.Dense dense) || DenseBins.canRead(type, shape, dense)) {
      return storage;
    }
    int record = 0;
    while (shape[record] == 1) {
      record++;
    }
    int[] chunk = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
    chunk[record] = 1;
    long[] addresses = new long[Math.toIntExact(shape[record])];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = dense.address() + i * dense.strides()[record];
    }
    int bytes = type.bytes();
    for (int n : chunk) {
      bytes = Math.multiplyExact(bytes, n);
    }
    int[] stored = new int[addresses.length];
    Arrays.fill(stored, bytes);
    return new Storage.Chunks(chunk, addresses, stored, null, List.of(), new byte[type.bytes()]);
  }

  /** Time bins. */
  long bins() {
    return shape[time];
  }

  /** Numbers of a time bin. */
  long cells() {
    long cells = 1;
    for (int d = 0; d < shape.length; d++) {
      cells = d == time ? cells : Math.multiplyExact(cells, shape[d]);
    }
    return cells;
  }

  /**
   * Checks that it can be read, as far as the file's structures tell.
   *
   * @throws IOException where it cannot
   */
  void check(long fileBytes) throws IOException {
    if (storage instanceof Storage.Chunks chunks) {
      new Unfilter(chunks, type.bytes(), fileBytes).close();
    }
  }

  /** Time bins that lie in one chunk. */
  int binsTogether() {
    return storage instanceof Storage.Chunks chunks && isHeld(chunks) ? chunks.shape()[time] : 1;
  }

  /** Bytes of the chunks of the same time bins. */
  private long rowBytes(Storage.Chunks chunks) {
    long bytes = type.bytes();
    for (int d = 0; d < shape.length; d++) {
      long n = chunks.shape()[d];
      long all = d == time ? n : -Math.floorDiv(-shape[d], n) * n;
      bytes = all > 0 && bytes > Long.MAX_VALUE / all ? Long.MAX_VALUE : bytes * all;
    }
    return bytes;
  }

  private boolean isHeld(Storage.Chunks chunks) {
    return rowBytes(chunks) <= MOST_HELD;
  }

  /** Bytes that a reader holds, besides the numbers it hands on. */
  long readerBytes() {
    if (!(storage instanceof Storage.Chunks chunks) || !isHeld(chunks)) {
      return 1 << 20;
    }
    long chunk = type.bytes();
    for (int n : chunks.shape()) {
      chunk *= n;
    }
    return rowBytes(chunks) + (chunks.filters().isEmpty() ? 0 : 2 * chunk);
  }

  /**
   * The same with its chunks unfiltered, and their time bins one after another, where a reader
   * could not hold them.
   */
  RawArray staged(String label, Staging staging) throws IOException {
    return storage instanceof Storage.Chunks chunks
            && !chunks.filters().isEmpty()
            && !isHeld(chunks)
        ? Unpacking.of(this, chunks, label, staging.newFile())
        : this;
  }

  /** Opens it for one thread. */
  RawBins open() throws IOException {
    if (storage instanceof Storage.Chunks chunks) {
      return new ChunkBins(this, chunks, isHeld(chunks));
    }
    return storage instanceof Storage.Held held
        ? DenseBins.of(this, new Bytes.Held(held.bytes()), 0, contiguous())
        : DenseBins.of(this, (Storage.Dense) storage);
  }

  private long[] contiguous() {
    long[] strides = new long[shape.length];
    long stride = type.bytes();
    for (int d = shape.length - 1; d >= 0; d--) {
      strides[d] = stride;
      stride *= shape[d];
    }
    return strides;
  }
}

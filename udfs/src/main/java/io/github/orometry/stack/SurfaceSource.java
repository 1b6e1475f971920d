package io.github.orometry.stack;

import java.io.IOException;
import java.io.Serializable;
import java.util.OptionalInt;

/**
 * Some surfaces in a row. Immutable and serializable: it may be read in pieces, in any order, by
 * any number of threads, and on any machine that sees what it lies in.
 */
public interface SurfaceSource extends Serializable {
  /** Number of surfaces, at least 1. */
  int size();

  /**
   * A reader for one thread; to be closed.
   *
   * @throws IOException where the source cannot be opened
   */
  SurfaceReader open() throws IOException;

  /**
   * The keys of all surfaces, in their order; see {@link SurfaceKey}. May read the source.
   *
   * @throws IOException where it cannot be read
   */
  long[] keys() throws IOException;

  /** The words for it in a message, such as "file a.npz, array 'epoch_0003'". */
  String label();

  /** Where surface {@code k} comes from: "file a.npz, array 'epoch_0003', time bin 17". */
  String describe(int k);

  /**
   * Whether a reader reads all of it to reach any of its surfaces, so that it is better read by one
   * than in pieces by several.
   */
  default boolean readsAll() {
    return false;
  }

  /** What {@link SurfaceReader#checksum} is to sum up to; empty where nothing was told. */
  default OptionalInt checksum() {
    return OptionalInt.empty();
  }

  /**
   * Where to end a range of surfaces that begins at {@code from} and would have {@code most}: after
   * so many, unless others are better read together, as those of a compressed chunk are.
   *
   * @return above {@code from}, at most {@link #size}
   */
  default int rangeEnd(int from, int most) {
    return (int) Math.min(size(), (long) from + most);
  }

  /** Bytes that an open reader holds besides its batch, where they are many. */
  default long readerBytes() {
    return 0;
  }
}

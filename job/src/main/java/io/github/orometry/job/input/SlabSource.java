package io.github.orometry.job.input;

import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.slab.SlabBatch;
import java.io.IOException;
import java.io.Serializable;

/**
 * Some slabs in a row. Immutable and serializable: it may be read in pieces, in any order, by any
 * number of threads, and on any machine that sees the same file system.
 */
public interface SlabSource extends Serializable {

  /** Number of slabs, at least 1. */
  int size();

  /**
   * A reader for one thread; to be closed.
   *
   * @throws IOException where the file cannot be opened
   */
  SlabReader open() throws IOException;

  /**
   * The keys of all slabs, in their order; see {@link SlabKey}. May read the file.
   *
   * @throws JobException where the file cannot be read
   */
  long[] keys();

  /** Where slab {@code k} comes from, such as "file a.npz, array 'epoch_0003', time bin 17". */
  String describe(int k);

  /**
   * Reads slabs {@code [from, to)} with a reader of their own; see {@link SlabReader#read}.
   *
   * @throws IOException where the file cannot be opened
   */
  default void read(int from, int to, SlabBatch batch) throws IOException {
    try (SlabReader reader = open()) {
      reader.read(from, to, batch);
    }
  }
}

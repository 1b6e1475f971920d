package io.github.orometry.job.input;

import java.io.Serializable;

/** How the slabs of an array are named. */
sealed interface SlabNames extends Serializable {

  /** The key of slab {@code k}; see {@link SlabKey}. */
  long key(int k);

  /** Slab k is time bin k of one epoch. */
  record OneEpoch(int epochIdx) implements SlabNames {
    @Override
    public long key(int k) {
      return SlabKey.of(epochIdx, k);
    }
  }

  /** Slab k is what the list says. The array is not copied and must not be changed. */
  record Listed(long[] keys) implements SlabNames {
    @Override
    public long key(int k) {
      return keys[k];
    }
  }
}

package io.github.orometry.stack;

import java.io.Serializable;

/** How the surfaces of an array are named. */
public sealed interface SurfaceNames extends Serializable {
  /** The key of surface {@code k}; see {@link SurfaceKey}. */
  long key(int k);

  /** Surface k is time bin k of one epoch. */
  record OneEpoch(int epochIdx) implements SurfaceNames {
    @Override
    public long key(int k) {
      return SurfaceKey.of(epochIdx, k);
    }
  }

  /** Surface k is what the list says. The array is not copied and must not be changed. */
  record Listed(long[] keys) implements SurfaceNames {
    @Override
    public long key(int k) {
      return keys[k];
    }
  }
}

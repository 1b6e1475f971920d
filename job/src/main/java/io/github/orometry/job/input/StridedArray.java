package io.github.orometry.job.input;

import java.io.IOException;
import java.util.stream.IntStream;

/**
 * An array that can be addressed by strides: each of its time bins is a slab.
 *
 * @param bytes where it lies
 * @param layout how it lies there
 * @param names what its slabs are called
 * @param label the words for the array, such as "file a.npz, array 'epoch_0003'"
 */
record StridedArray(Bytes bytes, ArrayLayout layout, SlabNames names, String label)
    implements SlabSource {

  @Override
  public int size() {
    return layout.nt();
  }

  @Override
  public SlabReader open() throws IOException {
    return new StridedReader(this);
  }

  @Override
  public long[] keys() {
    return IntStream.range(0, size()).mapToLong(names::key).toArray();
  }

  @Override
  public String describe(int k) {
    return names instanceof SlabNames.OneEpoch
        ? label + ", time bin " + k
        : label + ", " + SlabKey.words(names.key(k));
  }
}

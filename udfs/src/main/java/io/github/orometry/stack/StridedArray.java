package io.github.orometry.stack;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * An array that can be addressed by strides: each of its time bins is a surface.
 *
 * @param bytes where it lies
 * @param layout how it lies there
 * @param names what its surfaces are called
 * @param label the words for the array, such as "file a.npz, array 'epoch_0003'"
 */
public record StridedArray(Bytes bytes, ArrayLayout layout, SurfaceNames names, String label)
    implements SurfaceSource {

  @Override
  public int size() {
    return layout.nt();
  }

  @Override
  public SurfaceReader open() throws IOException {
    return layout.isDense() ? new StridedReader(this) : new ScatteredReader(this);
  }

  @Override
  public long[] keys() {
    return IntStream.range(0, size()).mapToLong(names::key).toArray();
  }

  @Override
  public String describe(int k) {
    return names instanceof SurfaceNames.OneEpoch
        ? label + ", time bin " + k
        : label + ", " + SurfaceKey.words(names.key(k));
  }

  @Override
  public boolean readsAll() {
    return bytes.readsAll();
  }

  @Override
  public OptionalInt checksum() {
    return bytes.checksum();
  }
}

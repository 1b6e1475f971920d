package io.github.orometry.job.engine.spark;

import io.github.orometry.stack.Epoch;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.Partitioner;

/** Parts in the order of the keys, about equally large, for answers that come in another order. */
final class KeyOrder extends Partitioner {
  private static final long serialVersionUID = 1;

  /** Whatever is sent comes together in at most so many tasks. */
  static final int MOST_PARTS = 200;

  /** The least key of each part, in ascending order. */
  private final long[] first;

  private KeyOrder(long[] first) {
    this.first = first;
  }

  /**
   * The order of so many parts at most, of the surfaces or, where they are projected, the epochs.
   */
  static KeyOrder of(List<SurfaceSource> sources, boolean project, int parts) throws IOException {
    long[] keys = project ? epochs(sources) : surfaces(sources);
    long[] first = new long[Math.min(Math.min(parts, MOST_PARTS), keys.length)];
    Arrays.setAll(first, part -> keys[(int) ((long) part * keys.length / first.length)]);
    return new KeyOrder(first);
  }

  private static long[] epochs(List<SurfaceSource> sources) throws IOException {
    return Epoch.of(sources).stream().mapToLong(e -> SurfaceKey.of(e.epochIdx(), 0)).toArray();
  }

  private static long[] surfaces(List<SurfaceSource> sources) throws IOException {
    LongStream.Builder unsorted = LongStream.builder();
    for (SurfaceSource source : sources) {
      for (long key : source.keys()) {
        unsorted.add(key);
      }
    }
    return unsorted.build().sorted().toArray();
  }

  /** The order of parts with these least keys, which ascend. */
  static KeyOrder at(long[] first) {
    return new KeyOrder(first.clone());
  }

  @Override
  public int numPartitions() {
    return first.length;
  }

  /** The part that a key belongs to, from 0. */
  @Override
  public int getPartition(Object key) {
    int at = Arrays.binarySearch(first, (Long) key);
    return at >= 0 ? at : -at - 2;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyOrder order && Arrays.equals(first, order.first);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(first);
  }
}

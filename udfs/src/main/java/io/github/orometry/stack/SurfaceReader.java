package io.github.orometry.stack;

import java.io.Closeable;
import java.io.IOException;

/**
 * An open {@link SurfaceSource} with the buffers of one thread. Reading on from where the last read
 * ended is the fast way for every format.
 */
public interface SurfaceReader extends Closeable {
  /**
   * Resizes {@code batch} to {@code to - from} surfaces and fills it with surfaces {@code [from,
   * to)}: their names, and their values row-major, missing cells as NaN.
   *
   * @throws IOException where the source cannot be read, or ends early
   * @throws IndexOutOfBoundsException where the range is not within the source
   * @throws IllegalArgumentException where the batch is for surfaces of another size
   */
  void read(int from, int to, SurfaceBatch batch) throws IOException;

  /**
   * What the surfaces read since this was last asked for add, by exclusive or, to the checksum of
   * the source: where each surface was read once, the sum over all readers is {@link
   * SurfaceSource#checksum}. 0 where the source has none.
   */
  default int checksum() {
    return 0;
  }
}

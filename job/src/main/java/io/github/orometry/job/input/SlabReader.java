package io.github.orometry.job.input;

import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.slab.SlabBatch;
import java.io.Closeable;

/**
 * An open {@link SlabSource} with the buffers of one thread. Reading on from where the last read
 * ended is the fast way for every format.
 */
public interface SlabReader extends Closeable {

  /**
   * Resizes {@code batch} to {@code to - from} slabs and fills it with slabs {@code [from, to)}:
   * their names, and their values row-major, missing cells as NaN.
   *
   * @throws JobException (bad input) where the file ends early, is damaged or cannot be read; the
   *     message names the file and the array or row
   * @throws IndexOutOfBoundsException where the range is not within the source
   * @throws IllegalArgumentException where the batch is for surfaces of another size
   */
  void read(int from, int to, SlabBatch batch);
}

package io.github.orometry.job.executor;

import java.io.Serializable;

/**
 * A range of slabs of one source: {@code [from, to)} of source {@code source}, counted from 0.
 *
 * @param source index of the source among the inputs
 * @param from first slab
 * @param to the slab after the last
 */
public record SlabTask(int source, int from, int to) implements Serializable {
  /** Number of slabs. */
  public int size() {
    return to - from;
  }
}

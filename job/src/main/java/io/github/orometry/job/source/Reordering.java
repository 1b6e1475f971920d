package io.github.orometry.job.source;

import java.io.IOException;

/** STUB: shuffled surfaces written to one file, each at the place that its key has among all. */
public final class Reordering {
  private Reordering() {}

  /** The same surfaces in the global order. */
  public static Inputs of(Inputs inputs, Staging staging) throws IOException {
    throw new UnsupportedOperationException();
  }
}

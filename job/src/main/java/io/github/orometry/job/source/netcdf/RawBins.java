package io.github.orometry.job.source.netcdf;

import java.io.Closeable;
import java.io.IOException;

/** Reads whole time bins as they are stored. For one thread. */
interface RawBins extends Closeable {
  /**
   * Reads time bins {@code [from, to)}: number j of bin k, in the C order of the other dimensions,
   * goes to {@code into[(k - from) * m + j]} for m numbers a bin.
   */
  void read(int from, int to, double[] into) throws IOException;
}

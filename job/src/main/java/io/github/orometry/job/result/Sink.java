package io.github.orometry.job.result;

import io.github.orometry.analysis.PeakBlock;
import java.io.IOException;

/** Takes the answers of surfaces, block after block in the order of the surfaces. */
interface Sink {
  void accept(PeakBlock block) throws IOException;

  /** After the last block; most keep nothing back. */
  default void end() throws IOException {}
}

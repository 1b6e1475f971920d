package io.github.orometry.job.source;

import io.github.orometry.job.file.Location;
import java.util.List;

/** Opens the inputs of a run. */
public final class InputReader {
  private InputReader() {}

  /** STUB. */
  public static Inputs open(List<Location> files, ReadOptions options, Staging staging) {
    throw new UnsupportedOperationException();
  }
}

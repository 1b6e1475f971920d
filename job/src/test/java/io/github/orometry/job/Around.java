package io.github.orometry.job;

import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.util.OptionalInt;

/** A source that is another one, but for what is said of it. */
interface Around extends SurfaceSource {
  /** The other one. */
  SurfaceSource source();

  @Override
  default int size() {
    return source().size();
  }

  @Override
  default long[] keys() throws IOException {
    return source().keys();
  }

  @Override
  default String label() {
    return source().label();
  }

  @Override
  default String describe(int k) {
    return source().describe(k);
  }

  @Override
  default OptionalInt checksum() {
    return source().checksum();
  }
}

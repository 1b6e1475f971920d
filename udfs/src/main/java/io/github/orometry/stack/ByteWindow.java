package io.github.orometry.stack;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A view of some bytes that moves along them. For one thread. */
public interface ByteWindow extends Closeable {
  /**
   * Makes bytes {@code [offset, offset + length)} readable and returns where they begin in {@link
   * #buffer()}. Each byte that is wanted is asked for once.
   *
   * @param end reading on as far as this pays, because it will be asked for next
   * @throws java.io.EOFException where the bytes end before
   */
  int at(long offset, int length, long end) throws IOException;

  /** What {@link #at} points into, as large as it gets; valid until it is called again. */
  ByteBuffer buffer();

  /** See {@link SurfaceReader#checksum}. */
  default int checksum() {
    return 0;
  }
}

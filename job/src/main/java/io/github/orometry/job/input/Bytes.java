package io.github.orometry.job.input;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Where the bytes of an array lie. */
sealed interface Bytes extends Serializable {

  /**
   * A window for one thread.
   *
   * @param order the byte order of the buffers it gives
   * @param capacity the most bytes that will be asked for at once, or more if reading ahead pays
   */
  ByteWindow open(ByteOrder order, int capacity) throws IOException;

  /** Bytes in a file, whose path is absolute. */
  record InFile(String path) implements Bytes {
    @Override
    public ByteWindow open(ByteOrder order, int capacity) throws IOException {
      return new FileWindow(Path.of(path), order, capacity);
    }
  }

  /** Bytes in memory, for small arrays; not copied, and not to be changed. */
  record Held(byte[] bytes) implements Bytes {
    @Override
    public ByteWindow open(ByteOrder order, int capacity) {
      return new HeldWindow(bytes, order);
    }
  }
}

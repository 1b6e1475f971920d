package io.github.orometry.stack;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/** Where the bytes of an array lie. */
public interface Bytes extends Serializable {
  /**
   * A window for one thread.
   *
   * @param order the byte order of the buffers it gives
   * @param capacity the most bytes that will be asked for at once, or more if reading ahead pays
   * @throws IOException where they cannot be read
   */
  ByteWindow open(ByteOrder order, int capacity) throws IOException;

  /** See {@link SurfaceSource#checksum}. */
  default OptionalInt checksum() {
    return OptionalInt.empty();
  }

  /** See {@link SurfaceSource#readsAll}. */
  default boolean readsAll() {
    return false;
  }

  /** Bytes in memory, for small arrays; not copied, and not to be changed. */
  record Held(byte[] bytes) implements Bytes {
    @Override
    public ByteWindow open(ByteOrder order, int capacity) {
      return window(ByteBuffer.wrap(bytes).order(order));
    }
  }

  /** A window onto bytes in memory, open to their full width. */
  static ByteWindow window(ByteBuffer bytes) {
    return new ByteWindow() {
      @Override
      public int at(long offset, int length, long end) {
        return Math.toIntExact(offset);
      }

      @Override
      public ByteBuffer buffer() {
        return bytes;
      }

      @Override
      public void close() {
        // The bytes are somebody else's.
      }
    };
  }
}

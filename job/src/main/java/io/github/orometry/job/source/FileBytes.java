package io.github.orometry.job.source;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Stores;
import io.github.orometry.stack.ByteWindow;
import io.github.orometry.stack.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The bytes of a file, as an array's. */
public record FileBytes(Location file) implements Bytes {
  /** A good read of a file that is not on this machine is longer. */
  private static final int FAR = 1 << 19;

  @Override
  public ByteWindow open(ByteOrder order, int capacity) throws IOException {
    RandomAccess access = Stores.of(file).open(file);
    // Where a request takes long, each is to bring much.
    int good = isFar(access) ? access.goodRead() : 0;
    return window(access, order, Math.max(capacity, good));
  }

  /** Whether a request takes long, wherever it leads. */
  public static boolean isFar(RandomAccess access) {
    return access.goodRead() > FAR;
  }

  /** A window onto an open file, which is closed with it; its buffers have arrays. */
  public static ByteWindow window(RandomAccess access, ByteOrder order, int capacity) {
    return new Window(access, ByteBuffer.allocate(capacity).order(order));
  }

  /** A window onto an open file, read by position. */
  private static final class Window implements ByteWindow {
    private final RandomAccess access;
    private final ByteBuffer buffer;

    /** The buffer holds bytes {@code [start, start + filled)} of the file. */
    private long start;

    private int filled;

    Window(RandomAccess access, ByteBuffer buffer) {
      this.access = access;
      this.buffer = buffer;
    }

    @Override
    public int at(long offset, int length, long end) throws IOException {
      if (offset < start || offset + length > start + filled) {
        fill(offset, length, (int) Math.min(Math.max(end - offset, length), buffer.capacity()));
      }
      return (int) (offset - start);
    }

    private void fill(long offset, int least, int wanted) throws IOException {
      buffer.clear().limit(wanted);
      start = offset;
      filled = 0;
      while (filled < least) {
        int n = access.read(offset + filled, buffer);
        if (n < 0) {
          throw new EOFException(
              "byte %s was expected, but the file ends at %s"
                  .formatted(offset + least, access.size()));
        }
        filled += n;
      }
      buffer.clear();
    }

    @Override
    public ByteBuffer buffer() {
      return buffer;
    }

    @Override
    public void close() throws IOException {
      access.close();
    }
  }
}

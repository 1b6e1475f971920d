package io.github.orometry.job.input;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A window onto a file, read by position. */
final class FileWindow implements ByteWindow {
  private final FileChannel channel;
  private final ByteBuffer buffer;

  /** The buffer holds bytes {@code [start, start + filled)} of the file. */
  private long start;

  private int filled;

  FileWindow(Path file, ByteOrder order, int capacity) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    buffer = ByteBuffer.allocate(capacity).order(order);
  }

  @Override
  public int at(long offset, int length, long end) throws IOException {
    if (offset < start || offset + length > start + filled) {
      int wanted = (int) Math.min(Math.max(end - offset, length), buffer.capacity());
      fill(offset, length, wanted);
    }
    return (int) (offset - start);
  }

  private void fill(long offset, int least, int wanted) throws IOException {
    buffer.clear().limit(wanted);
    start = offset;
    filled = 0;
    while (filled < least) {
      int n = channel.read(buffer, offset + filled);
      if (n < 0) {
        throw new EOFException(
            "byte " + (offset + least) + " was expected, but the file ends at " + channel.size());
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
    channel.close();
  }
}

package io.github.orometry.job.file.hadoop;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.fs.FSDataInputStream;

/** An open file of a store, read by position: each read is one request. */
final class HadoopFile implements RandomAccess {
  /** The most that is copied at once where a buffer has no array of its own. */
  private static final int COPIED = 1 << 20;

  private final Location location;
  private final FSDataInputStream in;
  private final long size;
  private final int goodRead;

  HadoopFile(Location location, FSDataInputStream in, long size, int goodRead) {
    this.location = location;
    this.in = in;
    this.size = size;
    this.goodRead = goodRead;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long position, ByteBuffer into) throws IOException {
    int n = (int) Math.min(into.remaining(), size - position);
    if (n <= 0) {
      return position >= size ? -1 : 0;
    }
    try {
      if (into.hasArray()) {
        in.readFully(position, into.array(), into.arrayOffset() + into.position(), n);
        into.position(into.position() + n);
        return n;
      }
      byte[] some = new byte[Math.min(n, COPIED)];
      in.readFully(position, some, 0, some.length);
      into.put(some);
      return some.length;
    } catch (IOException e) {
      throw Failure.of(e, location);
    }
  }

  @Override
  public int goodRead() {
    return goodRead;
  }

  @Override
  public void close() throws IOException {
    try {
      in.close();
    } catch (IOException e) {
      throw Failure.of(e, location);
    }
  }
}

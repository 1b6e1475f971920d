package io.github.orometry.job.file.memory;

import io.github.orometry.job.file.RandomAccess;
import java.nio.ByteBuffer;

/** An open file in memory; a good read is so short that many are needed. */
record MemoryFile(byte[] bytes) implements RandomAccess {
  @Override
  public long size() {
    return bytes.length;
  }

  /** Some of the bytes only, as a network gives them. */
  @Override
  public int read(long position, ByteBuffer into) {
    if (position >= bytes.length) {
      return -1;
    }
    int n = Math.min(into.remaining(), bytes.length - (int) position);
    int some = Math.min(n, goodRead() - (int) (position % goodRead()));
    into.put(bytes, (int) position, some);
    return some;
  }

  @Override
  public int goodRead() {
    return 1000;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}

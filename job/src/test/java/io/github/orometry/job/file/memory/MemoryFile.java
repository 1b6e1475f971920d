package io.github.orometry.job.file.memory;

import io.github.orometry.job.file.RandomAccess;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** An open file in memory. */
record MemoryFile(byte[] bytes, int goodRead, AtomicInteger reads) implements RandomAccess {
  @Override
  public long size() {
    return bytes.length;
  }

  /** Some of the bytes only, as a network gives them. */
  @Override
  public int read(long position, ByteBuffer into) {
    reads.incrementAndGet();
    if (position >= bytes.length) {
      return -1;
    }
    int n = Math.min(into.remaining(), bytes.length - (int) position);
    int some = Math.min(n, goodRead() - (int) (position % goodRead()));
    into.put(bytes, (int) position, some);
    return some;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}

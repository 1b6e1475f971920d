package io.github.orometry.job.file.local;

import io.github.orometry.job.file.RandomAccess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of this machine, open to be read; or a pipe, for who reads on from where it is. */
final class LocalFile implements RandomAccess {
  private static final int GOOD_READ = 1 << 16;

  private final FileChannel channel;
  private long next;

  private LocalFile(FileChannel channel) {
    this.channel = channel;
  }

  static LocalFile open(Path path) throws IOException {
    return new LocalFile(FileChannel.open(path, StandardOpenOption.READ));
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public int read(long position, ByteBuffer into) throws IOException {
    if (position != next) {
      return channel.read(into, position);
    }
    int n = channel.read(into);
    next += Math.max(0, n);
    return n;
  }

  @Override
  public int goodRead() {
    return GOOD_READ;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

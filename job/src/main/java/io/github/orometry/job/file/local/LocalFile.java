package io.github.orometry.job.file.local;

import io.github.orometry.job.file.RandomAccess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of this machine, open to be read. */
record LocalFile(FileChannel channel) implements RandomAccess {
  private static final int GOOD_READ = 1 << 16;

  static LocalFile open(Path path) throws IOException {
    return new LocalFile(FileChannel.open(path, StandardOpenOption.READ));
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public int read(long position, ByteBuffer into) throws IOException {
    return channel.read(into, position);
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

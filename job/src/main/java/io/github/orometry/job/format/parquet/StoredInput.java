package io.github.orometry.job.format.parquet;

import io.github.orometry.job.file.RandomAccess;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** An open file of a store as Parquet's classes read it: one stream, on one thread. */
final class StoredInput extends SeekableInputStream implements InputFile {
  private final RandomAccess file;
  private long position;

  StoredInput(RandomAccess file) {
    this.file = file;
  }

  @Override
  public long getLength() throws IOException {
    return file.size();
  }

  @Override
  public SeekableInputStream newStream() {
    return this;
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public void seek(long newPosition) {
    position = newPosition;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return read(ByteBuffer.wrap(into, offset, length));
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int n = file.read(position, into);
    position += Math.max(0, n);
    return n;
  }

  @Override
  public void readFully(byte[] into) throws IOException {
    readFully(ByteBuffer.wrap(into));
  }

  @Override
  public void readFully(byte[] into, int offset, int length) throws IOException {
    readFully(ByteBuffer.wrap(into, offset, length));
  }

  @Override
  public void readFully(ByteBuffer into) throws IOException {
    int length = into.remaining();
    file.readFully(position, into);
    position += length;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** What Parquet's messages call the file; who passes them on has named it. */
  @Override
  public String toString() {
    return "it";
  }
}

package io.github.orometry.job.format.parquet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A new file of a store as Parquet's classes write it: one stream, buffered. */
final class StoredOutput extends PositionOutputStream implements OutputFile {
  private final OutputStream file;
  private final OutputStream out;
  private long position;
  private boolean closed;

  StoredOutput(OutputStream file) {
    this.file = file;
    out = new BufferedOutputStream(file, 1 << 16);
  }

  @Override
  public PositionOutputStream create(long blockSize) {
    return this;
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSize) {
    return this;
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    position++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    position += length;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      try {
        out.flush();
      } finally {
        abandon();
      }
    }
  }

  /** Lets go of the file without writing what is left; nothing where that was done. */
  void abandon() throws IOException {
    if (!closed) {
      closed = true;
      file.close();
    }
  }
}

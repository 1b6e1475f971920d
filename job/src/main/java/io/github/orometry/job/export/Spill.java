package io.github.orometry.job.export;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Stores;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A file that is written, read once, and then begun anew. */
final class Spill implements Closeable {
  private final Location file;
  private OutputStream out;

  Spill(Location file) throws IOException {
    this.file = file;
    out = begun();
  }

  private OutputStream begun() throws IOException {
    Stores.of(file).delete(file);
    return new BufferedOutputStream(Stores.of(file).create(file), 1 << 16);
  }

  void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
  }

  /** Reads all that was written. */
  interface Reading {
    void read(InputStream in) throws IOException;
  }

  void drain(Reading reading) throws IOException {
    out.close();
    try (RandomAccess access = Stores.of(file).open(file)) {
      reading.read(access.stream(0, access.size()));
    }
    out = begun();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

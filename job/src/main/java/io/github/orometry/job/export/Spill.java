package io.github.orometry.job.export;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is written, read once, and then begun anew. */
final class Spill implements Closeable {
  private final Path file;
  private final ByteBuffer word = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private OutputStream out;

  Spill(Path file) throws IOException {
    this.file = file;
    out = open();
  }

  private OutputStream open() throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
  }

  void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
  }

  void write(boolean flag) throws IOException {
    out.write(flag ? 1 : 0);
  }

  void write(int value) throws IOException {
    out.write(word.putInt(0, value).array(), 0, Integer.BYTES);
  }

  void write(double value) throws IOException {
    out.write(word.putDouble(0, value).array(), 0, Double.BYTES);
  }

  /** Reads all that was written. */
  interface Reading {
    void read(InputStream in) throws IOException;
  }

  void drain(Reading reading) throws IOException {
    out.close();
    try (InputStream in = Files.newInputStream(file)) {
      reading.read(in);
    }
    out = open();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

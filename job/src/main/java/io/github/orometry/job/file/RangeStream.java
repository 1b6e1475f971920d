package io.github.orometry.job.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Some bytes of an open file, one after another, read in pieces that suit the store. */
final class RangeStream extends InputStream {
  static final int LEAST_PIECE = 1 << 13;

  private final RandomAccess file;
  private final ByteBuffer piece;
  private long next;
  private final long end;

  RangeStream(RandomAccess file, long from, long length, int most) {
    this.file = file;
    next = from;
    end = from + length;
    piece = ByteBuffer.allocate((int) Math.min(most, Math.max(1, length))).limit(0);
  }

  /** Whether there is a byte in the piece at hand, or another piece. */
  private boolean fill() throws IOException {
    if (piece.hasRemaining()) {
      return true;
    }
    int wanted = (int) Math.min(piece.capacity(), end - next);
    int n = wanted > 0 ? read(piece.clear().limit(wanted)) : -1;
    return n > 0;
  }

  /** Into the piece, which is empty where that fails. */
  private int read(ByteBuffer cleared) throws IOException {
    int n = -1;
    try {
      n = file.read(next, cleared);
      next += Math.max(0, n);
      return n;
    } finally {
      cleared.position(0).limit(Math.max(0, n));
    }
  }

  @Override
  public int read() throws IOException {
    return fill() ? piece.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int n = Math.min(length, piece.remaining());
    piece.get(into, offset, n);
    return n;
  }

  /** Without reading what is passed over. */
  @Override
  public long skip(long bytes) {
    int held = (int) Math.max(0, Math.min(bytes, piece.remaining()));
    piece.position(piece.position() + held);
    long further = Math.max(0, Math.min(bytes - held, end - next));
    next += further;
    return held + further;
  }

  @Override
  public int available() {
    return piece.remaining();
  }
}

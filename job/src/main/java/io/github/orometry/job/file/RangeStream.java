package io.github.orometry.job.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Some bytes of an open file, one after another, read in pieces that suit the store. */
final class RangeStream extends InputStream {
  private static final int LEAST_PIECE = 1 << 13;

  private final RandomAccess file;
  private final ByteBuffer piece;
  private long next;
  private final long end;

  RangeStream(RandomAccess file, long from, long length) {
    this.file = file;
    next = from;
    end = from + length;
    int capacity = (int) Math.min(Math.max(LEAST_PIECE, file.goodRead()), Math.max(1, length));
    piece = ByteBuffer.allocate(capacity).limit(0);
  }

  /** Whether there is a byte in the piece at hand, or another piece. */
  private boolean fill() throws IOException {
    if (piece.hasRemaining()) {
      return true;
    }
    piece.clear().limit((int) Math.min(piece.capacity(), end - next));
    int n = piece.hasRemaining() ? file.read(next, piece) : -1;
    next += Math.max(0, n);
    piece.flip();
    return n > 0;
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

  @Override
  public int available() {
    return piece.remaining();
  }
}

package io.github.orometry.job.file;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** An open file, read by position. For one thread at a time. */
public interface RandomAccess extends Closeable {
  /** Bytes of the file. */
  long size() throws IOException;

  /**
   * Reads some of the bytes from {@code position} on into the buffer, at its own position.
   *
   * @return how many; -1 where the file ends there or before
   */
  int read(long position, ByteBuffer into) throws IOException;

  /** How many bytes are worth a read of their own: on a disk few, on an object store many. */
  int goodRead();

  /**
   * Fills the buffer with the bytes from {@code position} on.
   *
   * @throws EOFException where the file ends before
   */
  default void readFully(long position, ByteBuffer into) throws IOException {
    long at = position;
    while (into.hasRemaining()) {
      int n = read(at, into);
      if (n < 0) {
        throw new EOFException(
            "byte %s was expected, but the file ends at %s"
                .formatted(at + into.remaining(), size()));
      }
      at += n;
    }
  }

  /**
   * Bytes {@code [from, from + length)} as a buffered stream; this stays open when it is closed.
   */
  default InputStream stream(long from, long length) {
    return stream(from, length, Math.max(RangeStream.LEAST_PIECE, goodRead()));
  }

  /** The same, read in pieces of {@code piece} bytes: where perhaps little of it is wanted. */
  default InputStream stream(long from, long length, int piece) {
    return new RangeStream(this, from, length, piece);
  }
}

package io.github.orometry.job.source.tiff;

import io.github.orometry.job.file.RandomAccess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStreamImpl;

/** A TIFF file as ImageIO is shown it: the header says that some page's directory is the first. */
final class OnePageStream extends ImageInputStreamImpl {
  private static final int POINTER = 4;
  private static final int PIECE = 1 << 12;

  private final RandomAccess file;
  private final ByteBuffer pointer = ByteBuffer.allocate(Integer.BYTES);

  /** Bytes {@code [start, start + piece.limit())} of the file, for reads of a few. */
  private final ByteBuffer piece = ByteBuffer.allocate(PIECE).limit(0);

  private long start;

  OnePageStream(RandomAccess file) {
    this.file = file;
  }

  /** Goes to the begin of the file whose first page is the one with the directory there. */
  void show(int directory) throws IOException {
    seek(0);
    ByteOrder order = read() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    pointer.order(order).putInt(0, directory);
    seek(0);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    checkClosed();
    bitOffset = 0;
    int n = length == 0 ? 0 : load(ByteBuffer.wrap(into, offset, length));
    for (long at = Math.max(POINTER, streamPos); at < Math.min(2 * POINTER, streamPos + n); at++) {
      into[offset + (int) (at - streamPos)] = pointer.get((int) at - POINTER);
    }
    streamPos += Math.max(0, n);
    return n;
  }

  private int load(ByteBuffer into) throws IOException {
    long at = streamPos - start;
    if (at < 0 || at >= piece.limit()) {
      if (into.remaining() >= PIECE) {
        return file.read(streamPos, into);
      }
      start = streamPos;
      at = 0;
      int n = file.read(start, piece.clear());
      piece.position(0).limit(Math.max(0, n));
      if (n <= 0) {
        return -1;
      }
    }
    int n = Math.min(into.remaining(), piece.limit() - (int) at);
    into.put(piece.slice((int) at, n));
    return n;
  }

  @Override
  public long length() {
    try {
      return file.size();
    } catch (IOException e) {
      return -1; // "unknown"
    }
  }
}

package io.github.orometry.job.format.variable;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads chunks and undoes their filters. For one thread, with the buffers of one. */
public final class Unfilter implements Closeable {
  /** The largest chunk, in bytes. */
  public static final long MOST_BYTES = 1 << 30;

  private static final int CHECKSUM = 4;

  private final Storage.Chunks chunks;
  private final long fileBytes;
  private final int bytes;
  private Inflater inflater;
  private byte[] from = {};
  private byte[] to = {};

  /** Gives bytes of a file. */
  @FunctionalInterface
  public interface Source {
    /** Fills the buffer with the bytes from {@code position} on. */
    void readFully(long position, ByteBuffer into) throws IOException;
  }

  /**
   * Of chunks whose elements take {@code element} bytes each, in a file of so many.
   *
   * @throws IOException where a filter is not known, or the chunks are too large
   */
  public Unfilter(Storage.Chunks chunks, int element, long fileBytes) throws IOException {
    this.chunks = chunks;
    this.fileBytes = fileBytes;
    for (Filter filter : chunks.filters()) {
      if (!filter.isKnown()) {
        throw new IOException(
            "it is compressed by %s; deflate, shuffle, fletcher32, lzf and zstd are read (h5repack -f GZIP=4 and nccopy -d 4 write deflate)"
                .formatted(filter.words()));
      }
    }
    long wanted = chunks.bytes(element);
    if (wanted > MOST_BYTES) {
      throw new IOException(
          "its chunks have %s bytes each; at most %s are read (h5repack and nccopy -c write others)"
              .formatted(wanted, MOST_BYTES));
    }
    bytes = (int) wanted;
  }

  /**
   * One chunk, unfiltered, in C order.
   *
   * @param number of a chunk that was written
   * @param into as many bytes as a chunk has
   */
  public void read(Source file, int number, byte[] into) throws IOException {
    int stored = chunks.stored()[number];
    int mask = chunks.mask(number);
    int room = room(stored, mask, fileBytes - chunks.addresses()[number]);
    if (chunks.filters().isEmpty()) {
      file.readFully(chunks.addresses()[number], ByteBuffer.wrap(into, 0, bytes));
      return;
    }
    from = from.length < Math.max(room, stored) ? new byte[Math.max(room, stored)] : from;
    to = to.length < Math.max(room, stored) ? new byte[Math.max(room, stored)] : to;
    file.readFully(chunks.addresses()[number], ByteBuffer.wrap(from, 0, stored));
    int length = stored;
    for (int i = chunks.filters().size() - 1; i >= 0; i--) {
      if ((mask >>> i & 1) == 0) {
        length = undo(chunks.filters().get(i), length, room);
        byte[] undone = to;
        to = from;
        from = undone;
      }
    }
    if (length != bytes) {
      throw new IOException(
          "it is damaged: a chunk has %s bytes instead of %s".formatted(length, bytes));
    }
    System.arraycopy(from, 0, into, 0, bytes);
  }

  /** The most that a chunk takes on its way, where what is stored can be that much. */
  private int room(int stored, int mask, long there) throws IOException {
    long most = stored;
    long room = bytes;
    for (int i = 0; i < chunks.filters().size(); i++) {
      if ((mask >>> i & 1) == 0) {
        most = Math.min(most, MOST_BYTES) * chunks.filters().get(i).expansion();
        room += chunks.filters().get(i).id() == Filter.FLETCHER32 ? CHECKSUM : 0;
      }
    }
    if (stored < 0 || stored > there || most < bytes || room > Integer.MAX_VALUE - 8) {
      throw new IOException(
          "it is damaged: a chunk of %s bytes is stored in %s, with %s bytes there"
              .formatted(bytes, stored, Math.max(0, there)));
    }
    return (int) room;
  }

  private int undo(Filter filter, int length, int room) throws IOException {
    return switch (filter.id()) {
      case Filter.DEFLATE -> inflate(length, room);
      case Filter.SHUFFLE -> unshuffle(length, filter.parameter());
      case Filter.FLETCHER32 -> checked(length);
      case Filter.LZF -> Lzf.decode(from, length, to, room);
      default -> decodeZstd(length, room);
    };
  }

  private int inflate(int length, int room) throws IOException {
    inflater = inflater == null ? new Inflater() : inflater;
    inflater.reset();
    inflater.setInput(from, 0, length);
    try {
      int n = inflater.inflate(to, 0, room);
      if (!inflater.finished() && inflater.inflate(new byte[1]) == 0 && inflater.finished()) {
        return n;
      }
      if (!inflater.finished()) {
        throw new IOException("it is damaged: a deflated chunk does not end where it should");
      }
      return n;
    } catch (DataFormatException e) {
      throw new IOException("it is damaged: a chunk cannot be inflated", e);
    }
  }

  private int decodeZstd(int length, int room) throws IOException {
    try {
      return (int) Zstd.decompressByteArray(to, 0, room, from, 0, length);
    } catch (ZstdException e) {
      throw new IOException("it is damaged: a chunk is no sound zstd", e);
    }
  }

  /** Byte b of element i is byte i of plane b. */
  private int unshuffle(int length, int element) {
    if (element <= 1 || element > length) {
      System.arraycopy(from, 0, to, 0, length);
      return length;
    }
    int n = length / element;
    for (int b = 0; b < element; b++) {
      int plane = b * n;
      for (int i = 0, at = b; i < n; i++, at += element) {
        to[at] = from[plane + i];
      }
    }
    System.arraycopy(from, n * element, to, n * element, length - n * element);
    return length;
  }

  private int checked(int length) throws IOException {
    int data = length - CHECKSUM;
    if (data < 0 || !Fletcher32.isSum(from, data)) {
      throw new IOException("it is damaged: the checksum of a chunk is another");
    }
    System.arraycopy(from, 0, to, 0, data);
    return data;
  }

  @Override
  public void close() {
    if (inflater != null) {
      inflater.end();
    }
  }
}

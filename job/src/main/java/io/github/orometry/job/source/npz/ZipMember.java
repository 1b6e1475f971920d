package io.github.orometry.job.source.npz;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.source.PackedBytes;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * A file within a zip archive.
 *
 * @param deflated whether it is deflated; else it is stored as it is
 * @param crc CRC-32 of its content
 * @param packed bytes it takes in the archive
 * @param size bytes of its content
 * @param offset where its bytes begin in the archive
 */
record ZipMember(
    Location archive, String name, boolean deflated, int crc, long packed, long size, long offset)
    implements PackedBytes.Packed {
  private static final int PIECE = 1 << 16;

  /** Bytes that hold most headers. */
  private static final int HEAD = 1 << 9;

  @Override
  public String label() {
    return "file %s, member '%s'".formatted(archive, name);
  }

  /** Its content, unchecked, from the open archive, of which little is wanted. */
  InputStream start(RandomAccess access) {
    return content(access, HEAD);
  }

  private InputStream content(RandomAccess access, int piece) {
    InputStream raw = access.stream(offset, packed, piece);
    if (!deflated) {
      return raw;
    }
    Inflater inflater = new Inflater(true);
    return new InflaterInputStream(raw, inflater, piece) {
      @Override
      public void close() throws IOException {
        inflater.end();
        super.close();
      }
    };
  }

  /**
   * Writes its content and checks it, piece by piece.
   *
   * @throws BadInputException where it is damaged
   */
  void copyTo(OutputStream out, RandomAccess access) throws IOException {
    CRC32 found = new CRC32();
    long copied = 0;
    byte[] piece = new byte[(int) Math.min(PIECE, size + 1)];
    try (InputStream in = content(access, PIECE)) {
      for (int n = next(in, piece); n >= 0; n = next(in, piece)) {
        copied += n;
        if (copied > size) {
          throw damaged("it holds more than the %s bytes it should".formatted(size), null);
        }
        found.update(piece, 0, n);
        out.write(piece, 0, n);
      }
    }
    if (copied != size) {
      throw damaged("it holds %s bytes and should hold %s".formatted(copied, size), null);
    }
    if ((int) found.getValue() != crc) {
      throw damaged("its CRC-32 is not the one that the archive tells", null);
    }
  }

  /** The same, from the archive, which is opened for it. */
  @Override
  public void unpackTo(OutputStream out) throws IOException {
    try (RandomAccess access = Stores.of(archive).open(archive)) {
      copyTo(out, access);
    }
  }

  private int next(InputStream in, byte[] piece) throws IOException {
    try {
      return in.read(piece);
    } catch (ZipException | EOFException e) {
      throw cannotBeInflated(e);
    }
  }

  BadInputException cannotBeInflated(IOException e) {
    return damaged("it cannot be inflated (%s)".formatted(e.getMessage()), e);
  }

  private BadInputException damaged(String why, Throwable cause) {
    return new BadInputException("%s is damaged: %s.".formatted(label(), why), cause);
  }
}

package io.github.orometry.job.input;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import java.io.BufferedInputStream;
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
 * @param archive the archive
 * @param name its name
 * @param deflated whether it is deflated; else it is stored as it is
 * @param crc CRC-32 of its content
 * @param packed bytes it takes in the archive
 * @param size bytes of its content
 * @param offset where its bytes begin in the archive
 */
record ZipMember(
    ZipArchive archive,
    String name,
    boolean deflated,
    long crc,
    long packed,
    long size,
    long offset) {

  /** The words for it in a message. */
  String label() {
    return "file " + archive.file() + ", member '" + name + "'";
  }

  /** The first bytes of its content, unchecked; fewer where it is shorter. */
  byte[] start(int count) throws IOException {
    try (InputStream in = content()) {
      return in.readNBytes(count);
    }
  }

  /** Its content, unchecked. */
  InputStream content() throws IOException {
    InputStream raw = archive.stream(offset, packed);
    if (!deflated) {
      return new BufferedInputStream(raw);
    }
    Inflater inflater = new Inflater(true);
    return new InflaterInputStream(raw, inflater, 1 << 16) {
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
   * @throws JobException (bad input) where it is damaged
   */
  void copyTo(OutputStream out) throws IOException {
    CRC32 found = new CRC32();
    long copied = 0;
    byte[] piece = new byte[1 << 16];
    try (InputStream in = content()) {
      for (int n = next(in, piece); n >= 0; n = next(in, piece)) {
        copied += n;
        if (copied > size) {
          throw damaged("it holds more than the " + size + " bytes it should", null);
        }
        found.update(piece, 0, n);
        out.write(piece, 0, n);
      }
    }
    if (copied != size) {
      throw damaged("it holds " + copied + " bytes and should hold " + size, null);
    }
    if (found.getValue() != crc) {
      throw damaged("its CRC-32 is not the one that the archive tells", null);
    }
  }

  private int next(InputStream in, byte[] piece) throws IOException {
    try {
      return in.read(piece);
    } catch (ZipException | EOFException e) {
      throw damaged("it cannot be inflated (" + e.getMessage() + ")", e);
    }
  }

  private JobException damaged(String why, Throwable cause) {
    return new JobException(ExitCode.BAD_INPUT, label() + " is damaged: " + why + ".", cause);
  }
}

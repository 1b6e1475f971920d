package io.github.orometry.job.input;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The directory of a zip archive, zip64 or not: which members it has, in the order of the archive,
 * and where their bytes lie, which {@link java.util.zip.ZipFile} does not tell. Stored and deflated
 * members; no encryption, no parts.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE.TXT</a>,
 *     sections 4.3 and 4.5.3
 */
record ZipArchive(Path file) {
  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int END_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int LOCATOR_64_SIZE = 20;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_SIZE = 46;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_SIZE = 30;
  private static final int EXTRA_64 = 1;
  private static final long IN_EXTRA = 0xffffffffL;

  /** A longer directory would be that of millions of members. */
  private static final long MAX_DIRECTORY = 1 << 28;

  /** Where the directory lies. */
  private record Directory(long offset, long size, long entries) {}

  /**
   * Its members, in the order of its directory.
   *
   * @throws JobException (bad input) where it is no zip archive, truncated or damaged
   */
  List<ZipMember> members() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Directory directory = directory(channel);
      ByteBuffer entries = bytes(channel, directory.offset(), (int) directory.size());
      List<ZipMember> members = new ArrayList<>();
      for (long i = 0; i < directory.entries(); i++) {
        members.add(member(channel, entries));
      }
      return members;
    } catch (EOFException | BufferUnderflowException | IllegalArgumentException e) {
      throw damaged("its directory does not fit the file", e);
    }
  }

  private Directory directory(FileChannel channel) throws IOException {
    long size = channel.size();
    int tail = (int) Math.min(size, END_SIZE + 0xffff);
    ByteBuffer bytes = bytes(channel, size - tail, tail);
    int at = tail - END_SIZE;
    while (at >= 0 && (bytes.getInt(at) != END || at + END_SIZE + u2(bytes, at + 20) != tail)) {
      at--;
    }
    if (at < 0) {
      throw damaged("it has no directory at its end, so it is truncated or no zip archive", null);
    }
    Directory found = new Directory(u4(bytes, at + 16), u4(bytes, at + 12), u2(bytes, at + 10));
    long locator = size - tail + at - LOCATOR_64_SIZE;
    if (locator >= 0) {
      ByteBuffer located = bytes(channel, locator, LOCATOR_64_SIZE);
      if (located.getInt(0) == LOCATOR_64) {
        found = directory64(channel, located.getLong(8));
      }
    }
    long end = found.offset() + found.size();
    if (found.size() > MAX_DIRECTORY || found.offset() < 0 || found.size() < 0 || end > size) {
      throw damaged("its directory does not fit the file", null);
    }
    return found;
  }

  private Directory directory64(FileChannel channel, long offset) throws IOException {
    ByteBuffer end = bytes(channel, offset, 56);
    if (end.getInt(0) != END_64) {
      throw damaged("its zip64 directory is not where it should be", null);
    }
    return new Directory(end.getLong(48), end.getLong(40), end.getLong(32));
  }

  /** Reads the next entry of the directory, and the local header it points to. */
  private ZipMember member(FileChannel channel, ByteBuffer entries) throws IOException {
    int at = entries.position();
    entries.position(at + ENTRY_SIZE);
    if (entries.getInt(at) != ENTRY) {
      throw damaged("its directory is garbled", null);
    }
    int flags = u2(entries, at + 8);
    byte[] name = new byte[u2(entries, at + 28)];
    entries.get(name);
    int extraEnd = entries.position() + u2(entries, at + 30);
    long[] sizes = {u4(entries, at + 24), u4(entries, at + 20), u4(entries, at + 42)};
    readExtra64(entries, extraEnd, sizes);
    entries.position(extraEnd + u2(entries, at + 32));
    boolean utf8 = (flags & 0x800) != 0;
    Charset charset = utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    String text = Messages.printable(new String(name, charset));
    int method = u2(entries, at + 10);
    if ((flags & 1) != 0 || (method != 0 && method != 8)) {
      throw damaged(
          "its member '"
              + text
              + "' is encrypted or packed by method "
              + method
              + "; stored and deflated members are read",
          null);
    }
    long data = dataOffset(channel, text, sizes[2]);
    if (sizes[1] < 0 || data + sizes[1] > channel.size() || (method == 0 && sizes[0] != sizes[1])) {
      throw damaged("its member '" + text + "' does not fit the file", null);
    }
    return new ZipMember(this, text, method == 8, u4(entries, at + 16), sizes[1], sizes[0], data);
  }

  /** Replaces those of size, packed size and offset that stand in the zip64 extra field. */
  private void readExtra64(ByteBuffer entries, int end, long[] sizes) {
    while (entries.position() + 4 <= end) {
      int id = entries.getShort() & 0xffff;
      int next = (entries.getShort() & 0xffff) + entries.position();
      for (int i = 0; id == EXTRA_64 && i < sizes.length; i++) {
        if (sizes[i] == IN_EXTRA) {
          sizes[i] = entries.getLong();
        }
      }
      entries.position(next);
    }
    entries.position(end);
  }

  private long dataOffset(FileChannel channel, String name, long offset) throws IOException {
    ByteBuffer local = bytes(channel, offset, LOCAL_SIZE);
    if (local.getInt(0) != LOCAL) {
      throw damaged("its member '" + name + "' is not where the directory says", null);
    }
    return offset + LOCAL_SIZE + u2(local, 26) + u2(local, 28);
  }

  /** Bytes {@code [offset, offset + count)} as a stream. */
  InputStream stream(long offset, long count) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    channel.position(offset);
    return new BoundedStream(Channels.newInputStream(channel), count);
  }

  private static ByteBuffer bytes(FileChannel channel, long offset, int count) throws IOException {
    if (offset < 0 || offset > channel.size() - count) {
      throw new EOFException();
    }
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, offset + bytes.position()) < 0) {
        throw new EOFException();
      }
    }
    return bytes.flip();
  }

  private static int u2(ByteBuffer bytes, int at) {
    return bytes.getShort(at) & 0xffff;
  }

  private static long u4(ByteBuffer bytes, int at) {
    return bytes.getInt(at) & 0xffffffffL;
  }

  private JobException damaged(String why, Throwable cause) {
    return new JobException(
        ExitCode.BAD_INPUT, "file " + file + " is not a sound npz archive: " + why + ".", cause);
  }
}

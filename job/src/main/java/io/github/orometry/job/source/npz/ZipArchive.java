package io.github.orometry.job.source.npz;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.source.FileBytes;
import io.github.orometry.stack.ByteWindow;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The directory of a zip archive, zip64 or not: which members it has, in the order of the archive,
 * and where their bytes lie. Stored and deflated members; no encryption, no parts.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE.TXT</a>,
 *     sections 4.3 and 4.5.3
 */
final class ZipArchive {
  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int END_64 = 0x06064b50;
  private static final int END_64_SIZE = 56;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int LOCATOR_64_SIZE = 20;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_SIZE = 46;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_SIZE = 30;
  private static final int EXTRA_64 = 1;
  private static final long IN_EXTRA = 0xffffffffL;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  /** Room for an entry of the directory with the longest name and extra field. */
  private static final int WINDOW = 1 << 18;

  private final Location file;
  private final long size;
  private final ByteWindow window;

  /** Where the directory lies. */
  private record Directory(long offset, long size, long entries) {}

  private ZipArchive(Location file, RandomAccess access) throws IOException {
    this.file = file;
    size = access.size();
    window = FileBytes.window(access, ByteOrder.LITTLE_ENDIAN, (int) Math.min(WINDOW, size));
  }

  /**
   * The members of an open archive, in the order of its directory.
   *
   * @throws BadInputException where it is no zip archive, truncated or damaged
   */
  static List<ZipMember> members(Location file, RandomAccess access) throws IOException {
    ZipArchive archive = new ZipArchive(file, access);
    try {
      return archive.members();
    } catch (EOFException | BufferUnderflowException | IllegalArgumentException e) {
      String unfit = archive.damaged("its directory does not fit the file").getMessage();
      throw new BadInputException(unfit, e);
    }
  }

  private List<ZipMember> members() throws IOException {
    Directory directory = directory();
    long end = directory.offset() + directory.size();
    List<ZipMember> members = new ArrayList<>();
    long next = directory.offset();
    for (long i = 0; i < directory.entries(); i++) {
      int at = at(next, ENTRY_SIZE, end);
      int length = ENTRY_SIZE + u2(at + 28) + u2(at + 30);
      int comment = u2(at + 32);
      members.add(entry(at(next, length, end)));
      next += length + comment;
    }
    for (int i = 0; i < members.size(); i++) {
      members.set(i, located(members.get(i)));
    }
    return members;
  }

  private Directory directory() throws IOException {
    int tail = (int) Math.min(size, END_SIZE + 0xffff);
    int start = at(size - tail, tail, size);
    int at = start + tail - END_SIZE;
    while (at >= start && (i4(at) != END || at + END_SIZE + u2(at + 20) != start + tail)) {
      at--;
    }
    if (at < start) {
      throw damaged("it has no directory at its end, so it is truncated or no zip archive");
    }
    Directory found = new Directory(u4(at + 16), u4(at + 12), u2(at + 10));
    long locator = size - tail + at - start - LOCATOR_64_SIZE;
    if (locator >= 0) {
      at = at(locator, LOCATOR_64_SIZE, size);
      found = i4(at) == LOCATOR_64 ? directory64(i8(at + 8)) : found;
    }
    if (found.offset() < 0 || found.size() < 0 || found.offset() > size - found.size()) {
      throw damaged("its directory does not fit the file");
    }
    return found;
  }

  private Directory directory64(long offset) throws IOException {
    int at = at(offset, END_64_SIZE, size);
    if (i4(at) != END_64) {
      throw damaged("its zip64 directory is not where it should be");
    }
    return new Directory(i8(at + 48), i8(at + 40), i8(at + 32));
  }

  /** A member as its entry in the directory tells it, with the offset of its local header. */
  private ZipMember entry(int at) {
    if (i4(at) != ENTRY) {
      throw damaged("its directory is garbled");
    }
    int flags = u2(at + 8);
    int method = u2(at + 10);
    int length = u2(at + 28);
    String name = name(at + ENTRY_SIZE, length, flags);
    if ((flags & 1) != 0 || (method != STORED && method != DEFLATED)) {
      throw damaged(
          "its member '%s' is encrypted or packed by method %s; stored and deflated members are read",
          name, method);
    }
    long[] sizes = {u4(at + 24), u4(at + 20), u4(at + 42)};
    readExtra64(at + ENTRY_SIZE + length, u2(at + 30), sizes);
    return new ZipMember(file, name, method == DEFLATED, i4(at + 16), sizes[1], sizes[0], sizes[2]);
  }

  private String name(int at, int length, int flags) {
    byte[] bytes = new byte[length];
    window.buffer().get(at, bytes);
    boolean utf8 = (flags & 0x800) != 0;
    return new String(bytes, utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }

  /** Replaces those of size, packed size and offset that stand in the zip64 extra field. */
  private void readExtra64(int at, int length, long[] sizes) {
    ByteBuffer extra = window.buffer().slice(at, length).order(ByteOrder.LITTLE_ENDIAN);
    while (extra.remaining() >= 4) {
      int id = Short.toUnsignedInt(extra.getShort());
      int next = Short.toUnsignedInt(extra.getShort()) + extra.position();
      for (int i = 0; id == EXTRA_64 && i < sizes.length; i++) {
        if (sizes[i] == IN_EXTRA) {
          sizes[i] = extra.getLong();
        }
      }
      extra.position(next);
    }
  }

  /** The same member with the offset of its bytes. */
  private ZipMember located(ZipMember m) throws IOException {
    int at = at(m.offset(), LOCAL_SIZE, m.offset() + LOCAL_SIZE + m.name().length());
    if (i4(at) != LOCAL) {
      throw damaged("its member '%s' is not where the directory says", m.name());
    }
    long data = m.offset() + LOCAL_SIZE + u2(at + 26) + u2(at + 28);
    at = at(m.offset(), LOCAL_SIZE + u2(at + 26), size);
    if (!m.name().equals(name(at + LOCAL_SIZE, u2(at + 26), u2(at + 6)))) {
      throw damaged("its member '%s' has another name where it lies", m.name());
    }
    if (m.packed() < 0 || data > size - m.packed() || (!m.deflated() && m.size() != m.packed())) {
      throw damaged("its member '%s' does not fit the file", m.name());
    }
    return new ZipMember(file, m.name(), m.deflated(), m.crc(), m.packed(), m.size(), data);
  }

  /** Where bytes of the file are in the window. */
  private int at(long offset, int length, long end) throws IOException {
    if (offset < 0 || offset > size - length) {
      throw new EOFException();
    }
    return window.at(offset, length, end);
  }

  private int u2(int at) {
    return Short.toUnsignedInt(window.buffer().getShort(at));
  }

  private int i4(int at) {
    return window.buffer().getInt(at);
  }

  private long u4(int at) {
    return Integer.toUnsignedLong(i4(at));
  }

  private long i8(int at) {
    return window.buffer().getLong(at);
  }

  private BadInputException damaged(String why, Object... parts) {
    return new BadInputException(
        "file %s is not a sound npz archive: %s.".formatted(file, why.formatted(parts)));
  }
}

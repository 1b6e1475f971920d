package io.github.orometry.job.source.tiff;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.RandomAccess;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The fields of a page's directory; all numbers are unsigned. */
final class TiffFields {
  static final int WIDTH = 256;
  static final int HEIGHT = 257;
  static final int BITS = 258;
  static final int COMPRESSION = 259;
  static final int PHOTOMETRIC = 262;
  static final int FILL_ORDER = 266;
  static final int DESCRIPTION = 270;
  static final int STRIP_OFFSETS = 273;
  static final int SAMPLES = 277;
  static final int ROWS_PER_STRIP = 278;
  static final int STRIP_BYTES = 279;
  static final int PREDICTOR = 317;
  static final int TILE_WIDTH = 322;
  static final int TILE_HEIGHT = 323;
  static final int TILE_OFFSETS = 324;
  static final int TILE_BYTES = 325;
  static final int SAMPLE_FORMAT = 339;

  private static final int ENTRY = 12;

  private final RandomAccess file;
  private final long fileSize;
  private final ByteOrder order;
  private final String page;
  private final ByteBuffer entries;

  /**
   * The directory at a byte of the file.
   *
   * @param page the words for the page
   * @throws BadInputException where it does not lie in the file
   */
  TiffFields(RandomAccess file, ByteOrder order, long at, String page) throws IOException {
    this.file = file;
    fileSize = file.size();
    this.order = order;
    this.page = page;
    try {
      int count = bytes(at, 2).getShort() & 0xffff;
      entries = bytes(at + 2, count * ENTRY + 4);
    } catch (EOFException e) {
      throw damaged("its directory at byte %s goes beyond the file's %s bytes", at, fileSize);
    }
  }

  private ByteBuffer bytes(long at, long count) throws IOException {
    if (at > fileSize - count) {
      throw new EOFException("byte %s of %s".formatted(at + count, fileSize));
    }
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(count));
    file.readFully(at, bytes);
    return bytes.flip().order(order);
  }

  /** The page cannot be what it says of itself. */
  BadInputException damaged(String why, Object... parts) {
    return new BadInputException(
        "%s is truncated or damaged: %s.".formatted(page, why.formatted(parts)));
  }

  /** The page has something that is not read. */
  BadInputException refused(String what, Object... parts) {
    return new BadInputException("%s has %s.".formatted(page, what.formatted(parts)));
  }

  long fileSize() {
    return fileSize;
  }

  /** Where the next directory lies; 0 for none. */
  long next() {
    return Integer.toUnsignedLong(entries.getInt(entries.capacity() - 4));
  }

  /** The first number of a field; {@code otherwise} where there is no such field. */
  long number(int tag, long otherwise) throws IOException {
    long[] numbers = numbers(tag, 1);
    return numbers.length == 0 ? otherwise : numbers[0];
  }

  /**
   * The numbers of a field, or the characters of a text, {@code most} at most; none where there is
   * no such field, or none of whole numbers.
   *
   * @throws BadInputException where they do not lie in the file
   */
  long[] numbers(int tag, long most) throws IOException {
    int entry = entry(tag);
    int size = entry < 0 ? 0 : size(entries.getShort(entry + 2));
    if (size == 0) {
      return new long[0];
    }
    ByteBuffer bytes = content(entry, size, most);
    long[] numbers = new long[bytes.remaining() / size];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          switch (size) {
            case 1 -> bytes.get() & 0xff;
            case 2 -> bytes.getShort() & 0xffff;
            default -> Integer.toUnsignedLong(bytes.getInt());
          };
    }
    return numbers;
  }

  /** By the type of a field: bytes or a text, shorts, longs; others hold no whole numbers. */
  private static int size(int type) {
    return switch (type) {
      case 1, 2 -> 1;
      case 3 -> 2;
      case 4 -> 4;
      default -> 0;
    };
  }

  private int entry(int tag) {
    for (int at = 0; at + ENTRY < entries.capacity(); at += ENTRY) {
      if ((entries.getShort(at) & 0xffff) == tag) {
        return at;
      }
    }
    return -1;
  }

  /** In the entry itself where it takes no more than four bytes. */
  private ByteBuffer content(int entry, int size, long most) throws IOException {
    long there = Integer.toUnsignedLong(entries.getInt(entry + 4));
    long count = Math.min(there, most) * size;
    if (there * size <= 4) {
      return entries.slice(entry + 8, (int) count).order(order);
    }
    try {
      return bytes(Integer.toUnsignedLong(entries.getInt(entry + 8)), count);
    } catch (EOFException e) {
      throw damaged("its directory points to " + e.getMessage());
    }
  }
}

package io.github.orometry.job.input;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** The fields of one directory of a TIFF file; all numbers are unsigned. */
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
  private static final int BYTE = 1;
  private static final int TEXT = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;

  private final FileChannel channel;
  private final ByteBuffer entries;
  private final int count;

  private TiffFields(FileChannel channel, ByteBuffer entries, int count) {
    this.channel = channel;
    this.entries = entries;
    this.count = count;
  }

  /**
   * The directory at a byte of the file.
   *
   * @throws EOFException where it does not lie in the file
   */
  static TiffFields at(FileChannel channel, ByteOrder order, long at) throws IOException {
    int count = bytes(channel, at, 2).order(order).getShort(0) & 0xffff;
    ByteBuffer entries = bytes(channel, at + 2, count * ENTRY + 4).order(order);
    return new TiffFields(channel, entries, count);
  }

  /** Bytes {@code [at, at + count)} of a file. */
  static ByteBuffer bytes(FileChannel channel, long at, long count) throws IOException {
    if (at > channel.size() - count) {
      throw new EOFException("byte " + (at + count) + " of " + channel.size());
    }
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(count));
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw new EOFException("byte " + (at + count));
      }
    }
    return bytes.flip();
  }

  /** Where the next directory lies; 0 for none. */
  long next() {
    return Integer.toUnsignedLong(entries.getInt(count * ENTRY));
  }

  /** The first number of a field; {@code otherwise} where there is no such field. */
  long number(int tag, long otherwise) throws IOException {
    long[] numbers = numbers(tag, 1);
    return numbers.length == 0 ? otherwise : numbers[0];
  }

  /**
   * The numbers of a field, {@code most} at most; none where there is no such field, or none of
   * whole numbers.
   *
   * @throws EOFException where they do not lie in the file
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
            case 1 -> bytes.get(i) & 0xff;
            case 2 -> bytes.getShort(2 * i) & 0xffff;
            default -> Integer.toUnsignedLong(bytes.getInt(4 * i));
          };
    }
    return numbers;
  }

  /** The bytes of a text, a few thousand at most; none where there is no such field. */
  byte[] bytes(int tag) throws IOException {
    int entry = entry(tag);
    if (entry < 0 || entries.getShort(entry + 2) != TEXT) {
      return new byte[0];
    }
    ByteBuffer content = content(entry, 1, 4096);
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    return bytes;
  }

  private int entry(int tag) {
    for (int i = 0; i < count; i++) {
      if ((entries.getShort(i * ENTRY) & 0xffff) == tag) {
        return i * ENTRY;
      }
    }
    return -1;
  }

  private static int size(short type) {
    return switch (type) {
      case BYTE -> 1;
      case SHORT -> 2;
      case LONG -> 4;
      default -> 0;
    };
  }

  /** In the entry itself where it takes no more than four bytes. */
  private ByteBuffer content(int entry, int size, long most) throws IOException {
    long there = Integer.toUnsignedLong(entries.getInt(entry + 4));
    long bytes = Math.min(there, most) * size;
    if (there * size <= 4) {
      return entries.slice(entry + 8, (int) bytes).order(entries.order());
    }
    long at = Integer.toUnsignedLong(entries.getInt(entry + 8));
    return bytes(channel, at, bytes).order(entries.order());
  }
}

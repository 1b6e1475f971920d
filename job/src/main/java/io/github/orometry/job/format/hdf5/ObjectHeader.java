package io.github.orometry.job.format.hdf5;

import io.github.orometry.job.format.variable.Cursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The messages of an object: a group, a dataset, a type of its own. */
final class ObjectHeader {
  static final int DATASPACE = 0x1;
  static final int LINK_INFO = 0x2;
  static final int DATATYPE = 0x3;
  static final int OLD_FILL = 0x4;
  static final int FILL = 0x5;
  static final int LINK = 0x6;
  static final int EXTERNAL = 0x7;
  static final int LAYOUT = 0x8;
  static final int FILTERS = 0xb;
  static final int ATTRIBUTE = 0xc;
  static final int ATTRIBUTE_INFO = 0x15;
  static final int SYMBOL_TABLE = 0x11;
  private static final int CONTINUATION = 0x10;

  private static final int SHARED = 2;
  private static final int MOST_BLOCKS = 1 << 12;

  private final Blocks blocks;
  private final List<Message> messages = new ArrayList<>();
  private final List<long[]> further = new ArrayList<>();

  /**
   * A message.
   *
   * @param shared whether it stands elsewhere, and this tells where
   */
  private record Message(int type, boolean shared, byte[] data) {}

  private ObjectHeader(Blocks blocks) {
    this.blocks = blocks;
  }

  static ObjectHeader read(Blocks blocks, long address) throws IOException {
    ObjectHeader header = new ObjectHeader(blocks);
    int first = blocks.at(address, 1).u8();
    if (first == 1) {
      header.readOld(address);
    } else {
      header.readRecent(address);
    }
    return header;
  }

  private void readOld(long address) throws IOException {
    Cursor start = blocks.at(address, 16);
    start.skip(8);
    further.add(new long[] {address + 16, start.u32()});
    for (int i = 0; i < further.size(); i++) {
      Cursor block = blocks.at(further.get(i)[0], further.get(i)[1]);
      while (block.left() >= 8) {
        int type = block.u16();
        int size = block.u16();
        int flags = block.u8();
        block.skip(3);
        add(type, flags, block.bytes(size));
      }
    }
  }

  private void readRecent(long address) throws IOException {
    Cursor start = blocks.at(address, 6).signed("OHDR");
    start.skip(1);
    int flags = start.u8();
    int before = 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
    int sizeBytes = 1 << (flags & 3);
    long size = blocks.at(address + before, sizeBytes).length(sizeBytes);
    before += sizeBytes;
    boolean ordered = (flags & 4) != 0;
    Cursor first = blocks.sound(address, Math.addExact(before + 4, checkedSize(address, size)));
    first.skip(before);
    readMessages(first, ordered);
    for (int i = 0; i < further.size(); i++) {
      Cursor block = blocks.sound(further.get(i)[0], further.get(i)[1]).signed("OCHK");
      readMessages(block, ordered);
    }
  }

  private long checkedSize(long address, long size) throws IOException {
    blocks.checked(address, size);
    return size;
  }

  private void readMessages(Cursor block, boolean ordered) throws IOException {
    int least = ordered ? 6 : 4;
    while (block.left() >= least) {
      int type = block.u8();
      int size = block.u16();
      int flags = block.u8();
      block.skip(least - 4);
      add(type, flags, block.bytes(size));
    }
  }

  private void add(int type, int flags, byte[] data) throws IOException {
    if (type == CONTINUATION) {
      Cursor cursor = cursor(data);
      long address = blocks.address(cursor);
      further.add(new long[] {address, blocks.length(cursor)});
      if (further.size() > MOST_BLOCKS) {
        throw new IOException("it is damaged: an object header goes in circles");
      }
    } else {
      messages.add(new Message(type, (flags & SHARED) != 0, data));
    }
  }

  static Cursor cursor(byte[] data) {
    return new Cursor(java.nio.ByteBuffer.wrap(data), java.nio.ByteOrder.LITTLE_ENDIAN);
  }

  boolean has(int type) {
    return messages.stream().anyMatch(message -> message.type() == type);
  }

  /** The only or first message of a type. */
  Optional<Cursor> find(int type) throws IOException {
    for (Message message : messages) {
      if (message.type() == type) {
        return Optional.of(content(message));
      }
    }
    return Optional.empty();
  }

  Cursor need(int type) throws IOException {
    return find(type)
        .orElseThrow(
            () -> new IOException("it is damaged: an object lacks its message %s".formatted(type)));
  }

  /** All messages of a type. */
  List<Cursor> all(int type) throws IOException {
    List<Cursor> found = new ArrayList<>();
    for (Message message : messages) {
      if (message.type() == type) {
        found.add(content(message));
      }
    }
    return found;
  }

  private Cursor content(Message message) throws IOException {
    return message.shared()
        ? shared(blocks, cursor(message.data()), message.type())
        : cursor(message.data());
  }

  /** What a message says that stands in another object's header. */
  static Cursor shared(Blocks blocks, Cursor where, int type) throws IOException {
    int version = where.u8();
    int kind = where.u8();
    if (version == 1) {
      where.skip(6);
    } else if (version == 3 && kind == 1) {
      throw new IOException("its messages lie in a table for several objects, which is not read");
    }
    ObjectHeader other = read(blocks, blocks.address(where));
    for (Message message : other.messages) {
      if (message.type() == type && !message.shared()) {
        return cursor(message.data());
      }
    }
    throw new IOException("it is damaged: a message is not where it is said to be");
  }
}

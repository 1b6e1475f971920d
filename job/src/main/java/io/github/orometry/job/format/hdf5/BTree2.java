package io.github.orometry.job.format.hdf5;

import io.github.orometry.job.format.variable.Cursor;
import java.io.IOException;

/** B-trees of version 2: of links, attributes and chunks, each a record. */
final class BTree2 {
  private static final int NODE_OVERHEAD = 10;
  private static final int MOST_LEVELS = 32;

  private final Blocks blocks;
  private final int nodeSize;
  private final int recordSize;

  /** Bytes for the number of records of a node. */
  private final int countBytes;

  /** By level: bytes for the number of all records in and below a node there; 0 for a leaf. */
  private final int[] totalBytes;

  /** Receives records. */
  @FunctionalInterface
  interface Records {
    /** A record, by itself. */
    void take(Cursor bytes) throws IOException;
  }

  private BTree2(Blocks blocks, int nodeSize, int recordSize, int depth) throws IOException {
    this.blocks = blocks;
    this.nodeSize = nodeSize;
    this.recordSize = recordSize;
    totalBytes = new int[depth + 1];
    long most = ((long) nodeSize - NODE_OVERHEAD) / recordSize;
    countBytes = Blocks.bytesFor(most);
    long total = most;
    for (int level = 1; level <= depth; level++) {
      int pointer = blocks.addressBytes() + countBytes + totalBytes[level - 1];
      most = ((long) nodeSize - NODE_OVERHEAD - pointer) / (recordSize + pointer);
      if (most < 1 || total > Long.MAX_VALUE / (most + 2)) {
        throw new IOException("it is damaged: a tree in it is too deep for its nodes");
      }
      total = (most + 1) * total + most;
      totalBytes[level] = Blocks.bytesFor(total);
    }
  }

  /** Goes through the records of a tree. */
  static void read(Blocks blocks, long address, Records records) throws IOException {
    int length = 22 + blocks.addressBytes() + blocks.lengthBytes();
    Cursor head = blocks.sound(address, length).signed("BTHD");
    head.skip(2);
    long nodeSize = head.u32();
    int recordSize = head.u16();
    int depth = head.u16();
    head.skip(2);
    long root = blocks.address(head);
    int count = head.u16();
    if (nodeSize > 1 << 24 || recordSize < 1 || nodeSize < recordSize || depth > MOST_LEVELS) {
      throw new IOException("it is damaged: a tree in it has no sound nodes");
    }
    if (root != Blocks.NOWHERE) {
      new BTree2(blocks, (int) nodeSize, recordSize, depth).node(root, depth, count, records);
    }
  }

  private void node(long address, int level, long count, Records records) throws IOException {
    int pointer =
        level == 0
            ? 0
            : blocks.addressBytes() + countBytes + (level > 1 ? totalBytes[level - 1] : 0);
    long used = NODE_OVERHEAD + count * recordSize + (level == 0 ? 0 : (count + 1) * pointer);
    if (count > nodeSize || used > nodeSize) {
      throw new IOException("it is damaged: a node of a tree in it is too full");
    }
    Cursor cursor = blocks.sound(address, used).signed(level == 0 ? "BTLF" : "BTIN");
    cursor.skip(2);
    for (long i = 0; i < count; i++) {
      records.take(cursor.part(recordSize));
    }
    for (long i = 0; level > 0 && i <= count; i++) {
      Cursor child = cursor.part(pointer);
      long below = blocks.address(child);
      node(below, level - 1, child.length(countBytes), records);
    }
  }
}

package io.github.orometry.job.format.hdf5;

import io.github.orometry.job.format.variable.Cursor;
import java.io.IOException;

/** B-trees of version 1: of the members of a group, and of the chunks of a dataset. */
final class BTree1 {
  private static final int MOST_LEVELS = 64;

  private final Blocks blocks;
  private final int type;
  private final int keyBytes;

  /** Receives what a leaf has. */
  @FunctionalInterface
  interface Leaf {
    /** A child and the key before it. */
    void take(Cursor key, long child) throws IOException;
  }

  private BTree1(Blocks blocks, int type, int keyBytes) {
    this.blocks = blocks;
    this.type = type;
    this.keyBytes = keyBytes;
  }

  /** Goes through the nodes of symbols of a group. */
  static void ofGroup(Blocks blocks, long root, Leaf leaf) throws IOException {
    new BTree1(blocks, 0, blocks.lengthBytes()).read(root, MOST_LEVELS, leaf);
  }

  /** Goes through the chunks of a dataset of so many dimensions. */
  static void ofChunks(Blocks blocks, long root, int rank, Leaf leaf) throws IOException {
    new BTree1(blocks, 1, 8 + 8 * (rank + 1)).read(root, MOST_LEVELS, leaf);
  }

  private void read(long address, int below, Leaf leaf) throws IOException {
    int headBytes = 8 + 2 * blocks.addressBytes();
    Cursor head = blocks.at(address, headBytes).signed("TREE");
    int found = head.u8();
    int level = head.u8();
    if (found != type || level >= below) {
      throw new IOException("it is damaged: a tree in it goes in circles");
    }
    int entries = head.u16();
    int each = keyBytes + blocks.addressBytes();
    Cursor cursor = blocks.at(address + headBytes, (long) entries * each);
    for (int i = 0; i < entries; i++) {
      Cursor key = cursor.part(keyBytes);
      long child = blocks.address(cursor);
      if (level == 0) {
        leaf.take(key, child);
      } else {
        read(child, level, leaf);
      }
    }
  }
}

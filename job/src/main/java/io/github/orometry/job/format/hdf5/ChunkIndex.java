package io.github.orometry.job.format.hdf5;

import io.github.orometry.job.format.variable.Cursor;
import java.io.IOException;

/** The indexes of chunks, each of which says where they lie. */
final class ChunkIndex {
  private static final int SINGLE = 1;
  private static final int IMPLICIT = 2;
  private static final int FIXED_ARRAY = 3;
  private static final int EXTENSIBLE_ARRAY = 4;
  private static final int TREE = 5;
  private static final int FILTERED = 2;

  private ChunkIndex() {}

  /** That of layouts up to version 3: a tree. */
  static void readOld(long address, ChunkList list) throws IOException {
    if (address == Blocks.NOWHERE) {
      return;
    }
    BTree1.ofChunks(
        list.blocks(),
        address,
        list.rank(),
        (key, child) -> {
          long size = key.u32();
          long mask = key.u32();
          long[] element = new long[list.rank()];
          for (int d = 0; d < element.length; d++) {
            element[d] = key.length(8);
          }
          list.putAt(element, child, size, mask);
        });
  }

  /**
   * One of layout version 4.
   *
   * @param layout at the type of the index
   */
  static void read(Cursor layout, int flags, ChunkList list) throws IOException {
    Blocks blocks = list.blocks();
    int type = layout.u8();
    switch (type) {
      case SINGLE -> {
        boolean sized = (flags & FILTERED) != 0;
        long size = sized ? blocks.length(layout) : list.bytes();
        long mask = sized ? layout.u32() : 0;
        list.put(new long[list.rank()], blocks.address(layout), size, mask);
      }
      case IMPLICIT -> implicit(blocks.address(layout), list);
      case FIXED_ARRAY -> {
        layout.skip(1);
        long address = blocks.address(layout);
        if (address != Blocks.NOWHERE) {
          FixedArray.read(address, list);
        }
      }
      case EXTENSIBLE_ARRAY -> {
        layout.skip(5);
        long address = blocks.address(layout);
        if (address != Blocks.NOWHERE) {
          ExtensibleArray.read(address, list);
        }
      }
      case TREE -> {
        layout.skip(6);
        long address = blocks.address(layout);
        if (address != Blocks.NOWHERE) {
          BTree2.read(blocks, address, record -> record(record, list));
        }
      }
      default -> throw new IOException("its chunks have an index of an unknown type " + type);
    }
  }

  private static void implicit(long address, ChunkList list) throws IOException {
    long most = list.most();
    for (long i = 0; i < most && address != Blocks.NOWHERE; i++) {
      list.put(list.scaled(i, -1), address + i * list.bytes(), list.bytes(), 0);
    }
  }

  private static void record(Cursor record, ChunkList list) throws IOException {
    long address = list.blocks().address(record);
    int rest = 8 * list.rank() + (list.filtered() ? 4 : 0);
    long size = list.filtered() ? record.length(record.left() - rest) : list.bytes();
    long mask = list.filtered() ? record.u32() : 0;
    long[] scaled = new long[list.rank()];
    for (int d = 0; d < scaled.length; d++) {
      scaled[d] = record.length(8);
    }
    list.put(scaled, address, size, mask);
  }
}

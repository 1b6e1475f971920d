package io.github.orometry.job.format.hdf5;

import io.github.orometry.job.format.variable.Cursor;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What is of any length: texts, and lists of references. Each collection is read once. */
final class GlobalHeap {
  private static final long LEAST = 16;

  private final Blocks blocks;
  private final Map<Long, Map<Integer, byte[]>> collections = new HashMap<>();

  GlobalHeap(Blocks blocks) {
    this.blocks = blocks;
  }

  /** The bytes that an element stands for; empty for none. */
  byte[] read(Cursor element) throws IOException {
    element.skip(4);
    long address = blocks.address(element);
    int index = (int) element.u32();
    if (index == 0 || address <= 0) {
      return new byte[0];
    }
    Map<Integer, byte[]> collection = collections.get(address);
    if (collection == null) {
      collection = collection(address);
      collections.put(address, collection);
    }
    byte[] found = collection.get(index);
    if (found == null) {
      throw new IOException("it is damaged: a heap in it lacks an object");
    }
    return found;
  }

  private Map<Integer, byte[]> collection(long address) throws IOException {
    Cursor head = blocks.at(address, 8 + blocks.lengthBytes()).signed("GCOL");
    head.skip(4);
    Cursor cursor = blocks.at(address, blocks.length(head));
    cursor.skip(8 + blocks.lengthBytes());
    Map<Integer, byte[]> objects = new HashMap<>();
    while (cursor.left() >= LEAST) {
      int index = cursor.u16();
      cursor.skip(6);
      long size = blocks.length(cursor);
      if (index == 0) {
        break;
      }
      objects.put(index, cursor.bytes(size));
      cursor.skip(Math.min(cursor.left(), -size & 7));
    }
    return objects;
  }
}

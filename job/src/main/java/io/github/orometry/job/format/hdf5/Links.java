package io.github.orometry.job.format.hdf5;

import io.github.orometry.job.format.variable.Cursor;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The members of a group: those that hard links name. */
final class Links {
  private static final int HEAP_ID = 7;

  private final Blocks blocks;
  private final Map<String, Long> found = new TreeMap<>();

  private Links(Blocks blocks) {
    this.blocks = blocks;
  }

  /** Whether an object is a group. */
  static boolean areIn(ObjectHeader header) {
    return header.has(ObjectHeader.SYMBOL_TABLE)
        || header.has(ObjectHeader.LINK_INFO)
        || header.has(ObjectHeader.LINK);
  }

  /** Addresses of object headers by name. */
  static Map<String, Long> read(Blocks blocks, ObjectHeader header) throws IOException {
    Links links = new Links(blocks);
    for (Cursor message : header.all(ObjectHeader.SYMBOL_TABLE)) {
      links.addTable(message);
    }
    for (Cursor message : header.all(ObjectHeader.LINK)) {
      links.addLink(message);
    }
    for (Cursor message : header.all(ObjectHeader.LINK_INFO)) {
      links.addDense(message);
    }
    return links.found;
  }

  private void addTable(Cursor message) throws IOException {
    long tree = blocks.address(message);
    long heap = blocks.address(message);
    int n = blocks.lengthBytes();
    Cursor head = blocks.at(heap, 8 + 2L * n + blocks.addressBytes()).signed("HEAP");
    head.skip(4);
    long size = blocks.length(head);
    head.skip(n);
    long names = blocks.address(head);
    if (tree != Blocks.NOWHERE) {
      Cursor all = size == 0 ? ObjectHeader.cursor(new byte[0]) : blocks.at(names, size);
      byte[] text = all.bytes(size);
      BTree1.ofGroup(blocks, tree, (key, child) -> addSymbols(child, text));
    }
  }

  private void addSymbols(long address, byte[] names) throws IOException {
    Cursor head = blocks.at(address, 8).signed("SNOD");
    head.skip(2);
    int count = head.u16();
    int each = 2 * blocks.addressBytes() + 24;
    Cursor cursor = blocks.at(address + 8, (long) count * each);
    for (int i = 0; i < count; i++) {
      long name = blocks.address(cursor);
      long header = blocks.address(cursor);
      boolean soft = cursor.u32() == 2;
      cursor.skip(20);
      if (!soft) {
        Cursor text = ObjectHeader.cursor(names);
        text.skip(name);
        found.put(text.textToZero(), header);
      }
    }
  }

  private void addDense(Cursor info) throws IOException {
    info.skip(1);
    info.skip((info.u8() & 1) != 0 ? 8 : 0);
    long heapAddress = blocks.address(info);
    long tree = blocks.address(info);
    if (heapAddress != Blocks.NOWHERE && tree != Blocks.NOWHERE) {
      FractalHeap heap = new FractalHeap(blocks, heapAddress);
      BTree2.read(
          blocks,
          tree,
          record -> {
            record.skip(4);
            addLink(heap.object(record.part(HEAP_ID)));
          });
    }
  }

  private void addLink(Cursor link) throws IOException {
    link.skip(1);
    int flags = link.u8();
    int type = (flags & 8) != 0 ? link.u8() : 0;
    link.skip(((flags & 4) != 0 ? 8 : 0) + ((flags & 0x10) != 0 ? 1 : 0));
    String name = link.text(link.length(1 << (flags & 3)));
    if (type == 0) {
      found.put(name, blocks.address(link));
    }
  }
}

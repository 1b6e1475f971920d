package io.github.orometry.job.format.hdf5;

import io.github.orometry.job.format.variable.Cursor;
import java.io.IOException;

/** The index of chunks of a dataset that does not grow without end. */
final class FixedArray {
  private static final int CHECKSUM = 4;

  private FixedArray() {}

  static void read(long address, ChunkList list) throws IOException {
    Blocks blocks = list.blocks();
    int a = blocks.addressBytes();
    Cursor head = blocks.sound(address, 12L + blocks.lengthBytes() + a).signed("FAHD");
    head.skip(2);
    int element = head.u8();
    int pageBits = head.u8();
    long count = blocks.length(head);
    long data = blocks.address(head);
    if (data == Blocks.NOWHERE) {
      return;
    }
    if (element < a || pageBits > 30 || count > Long.MAX_VALUE >> 10) {
      throw new IOException("it is damaged: an array of chunks in it makes no sense");
    }
    long prefix = 6L + a;
    if (count <= 1L << pageBits) {
      Cursor block = blocks.sound(data, prefix + count * element + CHECKSUM).signed("FADB");
      block.skip(prefix - 4);
      put(block, 0, count, element, list);
      return;
    }
    long page = 1L << pageBits;
    long pages = (count + page - 1) / page;
    long bitmap = (pages + 7) / 8;
    Cursor block = blocks.sound(data, prefix + bitmap + CHECKSUM).signed("FADB");
    block.skip(prefix - 4);
    byte[] there = block.bytes(bitmap);
    long at = data + prefix + bitmap + CHECKSUM;
    for (long p = 0; p < pages; p++) {
      long n = Math.min(page, count - p * page);
      if ((there[(int) (p / 8)] >> (7 - p % 8) & 1) != 0) {
        put(blocks.sound(at, n * element + CHECKSUM), p * page, n, element, list);
      }
      at += page * element + CHECKSUM;
    }
  }

  private static void put(Cursor elements, long first, long count, int element, ChunkList list)
      throws IOException {
    for (long i = 0; i < count; i++) {
      list.putElement(list.scaled(first + i, -1), elements.part(element));
    }
  }
}

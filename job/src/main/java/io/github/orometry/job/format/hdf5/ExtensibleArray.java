package io.github.orometry.job.format.hdf5;

import io.github.orometry.job.format.variable.Cursor;
import java.io.IOException;

/**
 * The index of chunks of a dataset that grows along one dimension. Its elements lie in the index
 * block, then in data blocks that the index block names, then in those that super blocks name; a
 * data block with many elements is cut into pages.
 */
final class ExtensibleArray {
  private static final int CHECKSUM = 4;

  private final ChunkList list;
  private final Blocks blocks;
  private final int element;
  private final int indexBits;
  private final int inIndexBlock;
  private final long leastInBlock;
  private final int leastPointers;
  private final long page;
  private final long realized;
  private final int offsetBytes;
  private long next;

  private ExtensibleArray(ChunkList list, Cursor head) throws IOException {
    this.list = list;
    blocks = list.blocks();
    head.skip(2);
    element = head.u8();
    indexBits = head.u8();
    inIndexBlock = head.u8();
    leastInBlock = head.u8();
    leastPointers = head.u8();
    int pageBits = head.u8();
    page = 1L << Math.min(62, pageBits);
    head.skip(4L * blocks.lengthBytes());
    long mostSet = blocks.length(head);
    head.skip(blocks.lengthBytes());
    realized = mostSet;
    offsetBytes = (indexBits + 7) / 8;
    boolean sound =
        element >= blocks.addressBytes()
            && indexBits > 0
            && indexBits <= 64
            && leastInBlock > 0
            && leastPointers > 0;
    if (!sound) {
      throw new IOException("it is damaged: an array of chunks in it makes no sense");
    }
  }

  static void read(long address, ChunkList list) throws IOException {
    Blocks blocks = list.blocks();
    long length = 16L + 6L * blocks.lengthBytes() + blocks.addressBytes();
    Cursor head = blocks.sound(address, length).signed("EAHD");
    ExtensibleArray array = new ExtensibleArray(list, head);
    long index = blocks.address(head);
    if (index != Blocks.NOWHERE) {
      array.readIndex(index);
    }
  }

  private int blocksOf(int superBlock) {
    return 1 << Math.min(30, superBlock / 2);
  }

  private long elementsOf(int superBlock) {
    return leastInBlock << Math.min(40, (superBlock + 1) / 2);
  }

  private void readIndex(long address) throws IOException {
    int superBlocks = 1 + indexBits - Blocks.log2(leastInBlock);
    int direct = Math.min(superBlocks, 2 * Blocks.log2(leastPointers));
    int pointers = 2 * (leastPointers - 1);
    int a = blocks.addressBytes();
    long prefix = 6L + a;
    long length =
        prefix
            + (long) inIndexBlock * element
            + (long) pointers * a
            + (long) Math.max(0, superBlocks - direct) * a
            + CHECKSUM;
    Cursor index = blocks.sound(address, length).signed("EAIB");
    index.skip(prefix - 4);
    put(index, inIndexBlock);
    int taken = 0;
    for (int s = 0; s < direct; s++) {
      for (int b = 0; b < blocksOf(s) && taken < pointers; b++, taken++) {
        dataBlock(blocks.address(index), elementsOf(s), null, 0);
      }
    }
    index.skip((long) (pointers - taken) * a);
    for (int s = direct; s < superBlocks && next < realized; s++) {
      superBlock(blocks.address(index), s);
    }
  }

  private void superBlock(long address, int s) throws IOException {
    long count = blocksOf(s);
    long each = elementsOf(s);
    if (address == Blocks.NOWHERE) {
      next += count * each;
      return;
    }
    long pages = each > page ? each / page : 0;
    long bitmap = (pages + 7) / 8;
    long prefix = 6L + blocks.addressBytes() + offsetBytes;
    long length = prefix + count * bitmap + count * blocks.addressBytes() + CHECKSUM;
    Cursor block = blocks.sound(address, length).signed("EASB");
    block.skip(prefix - 4);
    byte[] there = block.bytes(count * bitmap);
    for (int b = 0; b < count && next < realized; b++) {
      dataBlock(blocks.address(block), each, there, (int) (b * pages));
    }
  }

  private void dataBlock(long address, long count, byte[] there, int firstPage) throws IOException {
    if (address == Blocks.NOWHERE || next >= realized) {
      next += count;
      return;
    }
    long prefix = 6L + blocks.addressBytes() + offsetBytes;
    if (count <= page) {
      Cursor block = blocks.sound(address, prefix + count * element + CHECKSUM).signed("EADB");
      block.skip(prefix - 4);
      put(block, count);
      return;
    }
    blocks.sound(address, prefix + CHECKSUM).signed("EADB");
    long at = address + prefix + CHECKSUM;
    for (int p = 0; p < count / page; p++) {
      int bit = firstPage + p;
      boolean written = there == null || (there[bit / 8] >> (7 - bit % 8) & 1) != 0;
      if (written && next < realized) {
        put(blocks.sound(at, page * element + CHECKSUM), page);
      } else {
        next += page;
      }
      at += page * element + CHECKSUM;
    }
  }

  private void put(Cursor elements, long count) throws IOException {
    for (long i = 0; i < count; i++, next++) {
      Cursor one = elements.part(element);
      list.putElement(list.scaled(next, list.unlimited()), one);
    }
  }
}

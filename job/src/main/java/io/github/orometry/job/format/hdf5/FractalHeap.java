package io.github.orometry.job.format.hdf5;

import io.github.orometry.job.format.variable.Cursor;
import java.io.IOException;

/** The heap in which a group with many links, or an object with many attributes, keeps them. */
final class FractalHeap {
  private static final int MOST_LEVELS = 16;

  private final Blocks blocks;
  private final long address;
  private final int offsetBytes;
  private final int lengthBytes;
  private final int width;
  private final long startSize;
  private final long mostDirect;
  private final boolean checked;
  private final long root;
  private final int rows;

  FractalHeap(Blocks blocks, long address) throws IOException {
    this.blocks = blocks;
    this.address = address;
    int a = blocks.addressBytes();
    int n = blocks.lengthBytes();
    Cursor head = blocks.sound(address, 26L + 12L * n + 3L * a).signed("FRHP");
    head.skip(3);
    int filters = head.u16();
    checked = (head.u8() & 2) != 0;
    long mostManaged = head.u32();
    head.skip(10L * n + 2L * a);
    width = head.u16();
    startSize = blocks.length(head);
    mostDirect = blocks.length(head);
    int sizeBits = head.u16();
    head.skip(2);
    root = blocks.address(head);
    rows = head.u16();
    offsetBytes = (sizeBits + 7) / 8;
    lengthBytes = Math.min((Blocks.log2(mostDirect) + 7) / 8, Blocks.bytesFor(mostManaged));
    if (filters != 0) {
      throw new IOException("a heap in it is compressed, which is not read");
    }
    if (width < 1 || startSize < 1 || mostDirect < startSize || offsetBytes > 8) {
      throw new IOException("it is damaged: a heap in it has no sound blocks");
    }
  }

  /** The object of an identifier. */
  Cursor object(Cursor id) throws IOException {
    int kind = id.u8() >> 4 & 3;
    if (kind != 0) {
      throw new IOException("an object of a heap in it is too large or too small to be read");
    }
    long offset = id.length(offsetBytes);
    long length = id.length(lengthBytes);
    return rows == 0
        ? direct(root, 0, offset, length)
        : indirect(root, rows, 0, offset, length, MOST_LEVELS);
  }

  private Cursor direct(long block, long start, long offset, long length) throws IOException {
    blocks.at(block, 4).signed("FHDB");
    return blocks.at(block + (offset - start), length);
  }

  private long rowSize(int row) {
    return row <= 1 ? startSize : startSize << Math.min(62, row - 1);
  }

  private Cursor indirect(
      long block, int blockRows, long start, long offset, long length, int levels)
      throws IOException {
    if (levels == 0) {
      throw new IOException("it is damaged: a heap in it goes in circles");
    }
    int directRows = Blocks.log2(mostDirect) - Blocks.log2(startSize) + 2;
    long at = start;
    for (int row = 0; row < blockRows; row++) {
      long size = rowSize(row);
      if (size <= 0 || size > Long.MAX_VALUE / width - at) {
        break;
      }
      if (offset < at + size * width) {
        int column = (int) ((offset - at) / size);
        long child = child(block, blockRows, row * width + column);
        long childStart = at + column * size;
        return row < directRows
            ? direct(child, childStart, offset, length)
            : indirect(child, childRows(size), childStart, offset, length, levels - 1);
      }
      at += size * width;
    }
    throw new IOException("it is damaged: a heap in it lacks an object");
  }

  private int childRows(long size) {
    return Blocks.log2(size) - Blocks.log2(startSize * width) + 1;
  }

  private long child(long block, int blockRows, int entry) throws IOException {
    int a = blocks.addressBytes();
    long head = 5L + a + offsetBytes;
    Cursor all =
        checked && blockRows * (long) width < 1 << 20
            ? blocks.sound(block, head + (long) blockRows * width * a + 4)
            : blocks.at(block, head + (long) blockRows * width * a);
    all.signed("FHIB").skip(1);
    if (blocks.address(all) != address) {
      throw new IOException("it is damaged: a block of a heap in it is another's");
    }
    all.skip(offsetBytes + (long) entry * a);
    return blocks.address(all);
  }
}

package io.github.orometry.analysis;

import io.github.orometry.mask.MaskBits;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The masks of a block's surfaces, as many for each, in the order of {@link Analysis#masks}: bits,
 * each mask begun at a byte of its own. Those of a surface without a peak, or of one that was
 * rejected, have no cell.
 */
public final class MaskColumns {
  private final int count;
  private final int bytes;
  private byte[] bits = {};
  private int[] cells = {};

  private MaskColumns(int bytes, int count) {
    this.bytes = bytes;
    this.count = count;
  }

  /** So many masks a surface, of surfaces with so many cells. */
  static MaskColumns of(int count, int cellsOfSurface) {
    return new MaskColumns(MaskBits.bytes(cellsOfSurface), count);
  }

  /** A copy of those of the first surfaces. */
  MaskColumns copy(int surfaces) {
    MaskColumns copy = new MaskColumns(bytes, count);
    copy.bits = Arrays.copyOf(bits, at(surfaces, 0));
    copy.cells = Arrays.copyOf(cells, surfaces * count);
    return copy;
  }

  /** Masks of a surface. */
  public int count() {
    return count;
  }

  /** Bytes of a mask. */
  public int bytes() {
    return bytes;
  }

  /** The bits of all masks, as {@link io.github.orometry.mask} has them; the block's own. */
  public byte[] bits() {
    return bits;
  }

  /** Where mask {@code m} of surface {@code s} begins in {@link #bits}. */
  public int at(int s, int m) {
    return (s * count + m) * bytes;
  }

  /** Cells in mask {@code m} of surface {@code s}. */
  public int cells(int s, int m) {
    return cells[s * count + m];
  }

  void setCells(int s, int m, int number) {
    cells[s * count + m] = number;
  }

  /** Makes room for surface {@code s}, whose masks have no cell. */
  void add(int s) {
    if (cells.length < (s + 1) * count) {
      int surfaces = Columns.grown(s + 1);
      cells = Arrays.copyOf(cells, surfaces * count);
      bits = Arrays.copyOf(bits, Math.multiplyExact(surfaces, count * bytes));
    }
    Arrays.fill(bits, at(s, 0), at(s + 1, 0), (byte) 0);
    Arrays.fill(cells, s * count, (s + 1) * count, 0);
  }

  void write(int s, DataOutput out) throws IOException {
    out.write(bits, at(s, 0), count * bytes);
    for (int m = 0; m < count; m++) {
      out.writeInt(cells(s, m));
    }
  }

  void read(int s, DataInput in) throws IOException {
    in.readFully(bits, at(s, 0), count * bytes);
    for (int m = 0; m < count; m++) {
      setCells(s, m, in.readInt());
    }
  }
}

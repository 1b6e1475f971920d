package io.github.orometry.analysis;

import io.github.orometry.label.LabelBits;
import io.github.orometry.label.LabelReader;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The labels of a block's surfaces, as {@link LabelBits} writes them. None where the analysis asks
 * for none, or a surface was rejected.
 */
public final class LabelColumns {
  private final int nx;
  private final int ny;
  private final LabelBits bits = new LabelBits();

  /** By surface: where its bytes end. */
  private int[] end = {};

  /** Of surfaces of so many columns and rows. */
  LabelColumns(int nx, int ny) {
    this.nx = nx;
    this.ny = ny;
  }

  /** A copy of those of the first surfaces. */
  LabelColumns copy(int surfaces) {
    LabelColumns copy = new LabelColumns(nx, ny);
    copy.bits.add(bytes(), 0, size());
    copy.end = Arrays.copyOf(end, surfaces);
    return copy;
  }

  /** The bytes of all surfaces; the block's own. */
  public byte[] bytes() {
    return bits.bytes();
  }

  /** Where the bytes of surface {@code s} begin in {@link #bytes}. */
  public int from(int s) {
    return s == 0 ? 0 : end[s - 1];
  }

  /** Bytes of surface {@code s}; 0 where it has no labels. */
  public int length(int s) {
    return end[s] - from(s);
  }

  /**
   * The labels of surface {@code s}, which has some: the summit_idx of the peak that each cell
   * belongs to, or 0.
   *
   * @param labels receives them, row-major, ny rows of nx columns
   */
  public void read(int s, int[] labels) {
    LabelReader.read(bytes(), from(s), length(s), nx, ny, labels);
  }

  /** Bytes of all surfaces so far. */
  int size() {
    return bits.size();
  }

  void clear() {
    bits.clear();
  }

  /** Makes room for surface {@code s}, which has no labels so far. */
  void add(int s) {
    if (end.length == s) {
      end = Arrays.copyOf(end, Columns.grown(s + 16));
    }
    end[s] = bits.size();
  }

  /** Sets those of surface {@code s}, the last. */
  void set(int s, int[] labels, int largest) {
    bits.add(labels, nx, ny, largest);
    end[s] = bits.size();
  }

  void write(int s, DataOutput out) throws IOException {
    out.writeInt(length(s));
    out.write(bytes(), from(s), length(s));
  }

  void read(int s, DataInput in) throws IOException {
    byte[] written = new byte[in.readInt()];
    in.readFully(written);
    bits.add(written, 0, written.length);
    end[s] = bits.size();
  }
}

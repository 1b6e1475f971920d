package io.github.orometry.label;

import java.util.Arrays;

/**
 * Writes labels as bits, by the rules of this package, surface behind surface into one array that
 * grows. Smooth surfaces take a tenth of a byte a cell.
 */
public final class LabelBits {
  /** Bytes before the stream. */
  static final int HEAD = 2;

  private static final int LARGEST_K = 24;

  private final Neighbours near = new Neighbours();
  private byte[] bytes = {};
  private int size;

  /* The stream's end: bits that do not fill a byte, and how many. */
  private long bits;
  private int pending;

  /* By cell that is not as predicted: those since the last, and its label or a neighbour. */
  private int[] gap = new int[64];
  private int[] code = new int[64];
  private int count;

  /** Forgets all that was written. */
  public void clear() {
    size = 0;
  }

  /** What was written; longer than that, and to be read only until more is written. */
  public byte[] bytes() {
    return bytes;
  }

  /** Bytes that were written. */
  public int size() {
    return size;
  }

  /** Adds bytes that were written before, from {@code at} on. */
  public void add(byte[] written, int at, int length) {
    reserve(length);
    System.arraycopy(written, at, bytes, size, length);
    size += length;
  }

  /**
   * Adds the labels of a surface.
   *
   * @param labels row-major, from 0 to {@code largest}
   */
  public void add(int[] labels, int nx, int ny, int largest) {
    find(labels, nx, ny);
    int k = k();
    int v = Integer.SIZE - Integer.numberOfLeadingZeros(largest);
    reserve(HEAD);
    bytes[size++] = (byte) k;
    bytes[size++] = (byte) v;
    for (int i = 0; i < count; i++) {
      for (int ones = gap[i] >>> k; ones > 0; ones -= Integer.SIZE) {
        put((1L << Math.min(ones, Integer.SIZE)) - 1, Math.min(ones, Integer.SIZE));
      }
      put(gap[i] & ((1 << k) - 1), k + 1);
      switch (code[i]) {
        case Neighbours.OTHER -> put(0, 1);
        case Neighbours.RIGHT -> put(2, 2);
        default -> put((3L << v) | code[i], 2 + v);
      }
    }
    if (pending > 0) {
      int rest = Byte.SIZE - pending;
      put((1 << rest) - 1, rest);
    }
  }

  private void find(int[] labels, int nx, int ny) {
    near.begin(nx);
    count = 0;
    int last = 0;
    for (int cell = 0, iy = 0; iy < ny; iy++) {
      for (int ix = 0; ix < nx; ix++, cell++) {
        int label = labels[cell];
        near.at(labels, cell, ix);
        if (label != near.predicted) {
          if (count == gap.length) {
            gap = Arrays.copyOf(gap, 2 * count);
            code = Arrays.copyOf(code, 2 * count);
          }
          gap[count] = cell - last;
          code[count++] = near.code(label);
          last = cell + 1;
        }
      }
    }
  }

  /** The k with which the numbers are shortest. */
  private int k() {
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int k = 0; k <= LARGEST_K; k++) {
      long length = (long) count * (k + 1);
      for (int i = 0; i < count; i++) {
        length += gap[i] >>> k;
      }
      best = length < least ? k : best;
      least = Math.min(length, least);
    }
    return best;
  }

  private void put(long value, int length) {
    bits = (bits << length) | value;
    pending += length;
    reserve(Long.BYTES);
    while (pending >= Byte.SIZE) {
      pending -= Byte.SIZE;
      bytes[size++] = (byte) (bits >>> pending);
    }
  }

  private void reserve(int more) {
    int length = Math.addExact(size, more);
    if (bytes.length < length) {
      bytes =
          Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, length + (length >> 1) + 64L));
    }
  }
}

package io.github.orometry.label;

/** Reads labels that {@link LabelBits} has written. */
public final class LabelReader {
  private final byte[] bytes;
  private final int end;
  private int at;
  private int bit;

  private LabelReader(byte[] bytes, int from, int length) {
    this.bytes = bytes;
    at = from;
    end = from + length;
  }

  /**
   * Gives the labels of a surface of ny rows and nx columns.
   *
   * @param bytes those of the surface are at {@code [from, from + length)}
   * @param labels receives them, row-major, from {@code labels[0]} on
   * @throws IllegalArgumentException where they are not what was written for such a surface
   */
  public static void read(byte[] bytes, int from, int length, int nx, int ny, int[] labels) {
    if (length < LabelBits.HEAD) {
      throw new IllegalArgumentException("labels of %s bytes".formatted(length));
    }
    new LabelReader(bytes, from, length).read(nx, ny, labels);
  }

  private void read(int nx, int ny, int[] labels) {
    int k = bytes[at++];
    int v = bytes[at++];
    if (k < 0 || k >= Integer.SIZE || v < 0 || v >= Integer.SIZE) {
      throw new IllegalArgumentException("labels begin with %s, %s".formatted(k, v));
    }
    Neighbours near = new Neighbours();
    near.begin(nx);
    int cells = nx * ny;
    int next = next(0, k, cells);
    for (int cell = 0, ix = 0; cell < cells; cell++, ix = ix + 1 == nx ? 0 : ix + 1) {
      near.at(labels, cell, ix);
      labels[cell] = near.predicted;
      if (cell == next) {
        labels[cell] = bits(1) == 0 ? near.label(Neighbours.OTHER) : far(near, v);
        next = next(cell + 1, k, cells);
      }
    }
    if (at != end) {
      throw new IllegalArgumentException("labels end before their bytes");
    }
  }

  private int far(Neighbours near, int v) {
    return bits(1) == 0 ? near.label(Neighbours.RIGHT) : bits(v);
  }

  /** The next cell that is not as predicted; {@code cells} for none. */
  private int next(int from, int k, int cells) {
    long ones = 0;
    while (at < end) {
      if (bits(1) == 0) {
        long next = from + (ones << k) + bits(k);
        if (next >= cells) {
          throw new IllegalArgumentException("labels go on behind the last cell");
        }
        return (int) next;
      }
      ones++;
    }
    return cells;
  }

  private int bits(int length) {
    int value = 0;
    for (int i = 0; i < length; i++) {
      if (at == end) {
        throw new IllegalArgumentException("labels go on behind their bytes");
      }
      value = (value << 1) | ((bytes[at] >> (Byte.SIZE - 1 - bit)) & 1);
      at += ++bit == Byte.SIZE ? 1 : 0;
      bit &= Byte.SIZE - 1;
    }
    return value;
  }
}

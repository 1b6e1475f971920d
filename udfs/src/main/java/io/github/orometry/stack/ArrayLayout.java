package io.github.orometry.stack;

import java.io.Serializable;
import java.nio.ByteOrder;

/**
 * How an array lies in its bytes: element (ix, iy, t), of {@code nx} by {@code ny} by {@code nt},
 * begins at byte {@code offset + ix * xStride + iy * yStride + t * tStride}. Strides are in bytes
 * and may be negative.
 *
 * @param missing an element equal to this is a missing cell; NaN for none
 */
public record ArrayLayout(
    ElementType type,
    boolean littleEndian,
    int nx,
    int ny,
    int nt,
    long offset,
    long xStride,
    long yStride,
    long tStride,
    double missing)
    implements Serializable {

  /** Rows of surfaces, one after another, little-endian. */
  public static ArrayLayout rowMajor(ElementType type, int nx, int ny, int nt) {
    int bytes = type.bytes();
    long row = (long) nx * bytes;
    return new ArrayLayout(type, true, nx, ny, nt, 0, bytes, row, row * ny, Double.NaN);
  }

  /** The same {@code bytes} further on. */
  public ArrayLayout shifted(long bytes) {
    return new ArrayLayout(
        type, littleEndian, nx, ny, nt, offset + bytes, xStride, yStride, tStride, missing);
  }

  /** Cells of a surface. */
  public int cells() {
    return nx * ny;
  }

  /** Bytes of all its elements together. */
  public long span() {
    return (long) cells() * nt * type.bytes();
  }

  /** Whether the elements of its fastest axis lie one behind the other. */
  boolean isDense() {
    long least = Math.min(gap(nx, xStride), Math.min(gap(ny, yStride), gap(nt, tStride)));
    return least == Long.MAX_VALUE || least == type.bytes();
  }

  private static long gap(int n, long stride) {
    return n == 1 ? Long.MAX_VALUE : Math.abs(stride);
  }

  ByteOrder order() {
    return littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }

  /** The address of the element that lies first in the bytes. */
  long lowest() {
    return offset + below(nx, xStride) + below(ny, yStride) + below(nt, tStride);
  }

  private static long below(int n, long stride) {
    return stride < 0 ? (n - 1) * stride : 0;
  }
}

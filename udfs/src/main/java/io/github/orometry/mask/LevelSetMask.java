package io.github.orometry.mask;

import java.util.Arrays;

/** The cells at or above a level, wherever they lie. */
public final class LevelSetMask {
  private LevelSetMask() {}

  /**
   * Writes the mask of the surface that starts at {@code values[offset]} into {@code bits[at]} and
   * the bytes behind it. O(n).
   *
   * @param cells number of cells of the surface
   * @param level the least height in the mask
   * @return the number of cells in the mask
   */
  public static int fill(
      double[] values, int offset, int cells, double level, byte[] bits, int at) {
    Arrays.fill(bits, at, at + MaskBits.bytes(cells), (byte) 0);
    int count = 0;
    for (int cell = 0; cell < cells; cell++) {
      int in = values[offset + cell] >= level ? 1 : 0;
      bits[at + (cell >>> 3)] |= (byte) (in << (7 - (cell & 7)));
      count += in;
    }
    return count;
  }
}

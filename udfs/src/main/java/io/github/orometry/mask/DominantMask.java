package io.github.orometry.mask;

import java.util.Arrays;

/**
 * Grows the alpha mask of a summit: a flood of runs, row by row, that looks at the cells of the
 * mask and their neighbours only. A workspace that is used again and grows to the largest mask
 * seen; one per thread.
 */
public final class DominantMask {
  /** Cells from which runs are still to be looked for. */
  private int[] stack = new int[64];

  private int waiting;

  /**
   * Writes the mask of the surface that starts at {@code values[offset]}, ny rows of nx columns,
   * into {@code bits[at]} and the bytes behind it. O(cells of the mask), plus the clearing of its
   * bits.
   *
   * @param summit the cell to grow from
   * @param level the least height in the mask
   * @return the number of cells in the mask; 1 where the summit, which none of its neighbours tops,
   *     is below the level
   */
  public int grow(
      double[] values, int offset, int nx, int ny, int summit, double level, byte[] bits, int at) {
    Arrays.fill(bits, at, at + MaskBits.bytes(nx * ny), (byte) 0);
    if (!(values[offset + summit] >= level)) {
      MaskBits.set(bits, at, summit, summit + 1);
      return 1;
    }
    int count = 0;
    waiting = 0;
    push(summit);
    while (waiting > 0) {
      int seed = stack[--waiting];
      if (MaskBits.contains(bits, at, seed)) {
        continue;
      }
      int row = seed / nx * nx;
      int from = seed;
      while (from > row && values[offset + from - 1] >= level) {
        from--;
      }
      int to = seed + 1;
      while (to < row + nx && values[offset + to] >= level) {
        to++;
      }
      MaskBits.set(bits, at, from, to);
      count += to - from;
      if (row > 0) {
        seedRuns(values, offset, from - nx, to - nx, level, bits, at);
      }
      if (row + nx < nx * ny) {
        seedRuns(values, offset, from + nx, to + nx, level, bits, at);
      }
    }
    return count;
  }

  /**
   * Puts the first cell of each run within [from, to) on the stack, unless it is in the mask
   * already.
   */
  private void seedRuns(
      double[] values, int offset, int from, int to, double level, byte[] bits, int at) {
    boolean inRun = false;
    for (int cell = from; cell < to; cell++) {
      boolean in = values[offset + cell] >= level;
      if (in && !inRun && !MaskBits.contains(bits, at, cell)) {
        push(cell);
      }
      inRun = in;
    }
  }

  private void push(int cell) {
    if (waiting == stack.length) {
      stack = Arrays.copyOf(stack, waiting * 2);
    }
    stack[waiting++] = cell;
  }
}

package io.github.orometry.prominence;

import io.github.orometry.surface.InfiniteCellException;
import java.util.Arrays;

/**
 * A surface as ordered keys with a margin of one missing cell on every side. Cells are known by
 * their index {@code p} in this padded array: row {@code iy}, column {@code ix} is {@code (iy + 1)
 * * width + ix + 1}. Reused; grows to the largest surface.
 */
final class KeyedSurface {
  int nx;
  int ny;

  /** Length of a padded row, nx + 2. */
  int width;

  /** Number of padded cells. */
  int size;

  /** The keys; {@link OrderedKeys#MISSING} for missing cells and in the margin. */
  long[] key = new long[0];

  int missing;
  long minKey;
  long maxKey;

  /**
   * Takes the surface that starts at {@code values[offset]}, ny rows by nx columns, row-major.
   * O(n).
   *
   * @throws InfiniteCellException where a cell is infinite
   */
  void load(double[] values, int offset, int nx, int ny) {
    resize(nx, ny);
    int missingCells = 0;
    long min = Long.MAX_VALUE;
    long max = OrderedKeys.MISSING;
    for (int iy = 0; iy < ny; iy++) {
      int from = offset + iy * nx;
      int to = (iy + 1) * width + 1;
      key[to - 1] = OrderedKeys.MISSING;
      for (int ix = 0; ix < nx; ix++) {
        double value = values[from + ix];
        if (!(Math.abs(value) <= Double.MAX_VALUE)) { // NaN or infinite
          if (!Double.isNaN(value)) {
            throw new InfiniteCellException(iy, ix, value);
          }
          key[to + ix] = OrderedKeys.MISSING;
          missingCells++;
          continue;
        }
        long k = OrderedKeys.of(value);
        key[to + ix] = k;
        min = Math.min(min, k);
        max = Math.max(max, k);
      }
      key[to + nx] = OrderedKeys.MISSING;
    }
    missing = missingCells;
    minKey = min;
    maxKey = max;
  }

  /** Index of the padded cell {@code p} in the surface itself, {@code iy * nx + ix}. */
  int cell(int p) {
    int row = p / width;
    return (row - 1) * nx + (p - row * width - 1);
  }

  /** Whether the padded cell {@code p} is higher than {@code q} in the order of cells. */
  boolean higher(int p, int q) {
    return key[p] > key[q] || (key[p] == key[q] && p < q);
  }

  private void resize(int nx, int ny) {
    this.nx = nx;
    this.ny = ny;
    width = nx + 2;
    size = width * (ny + 2);
    if (key.length < size) {
      key = new long[size];
    }
    Arrays.fill(key, 0, width, OrderedKeys.MISSING);
    Arrays.fill(key, size - width, size, OrderedKeys.MISSING);
  }
}

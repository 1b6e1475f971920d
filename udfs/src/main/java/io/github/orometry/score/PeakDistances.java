package io.github.orometry.score;

import io.github.orometry.prominence.Peaks;
import io.github.orometry.surface.Grid;
import java.util.Arrays;

/**
 * Distances between the peaks of a surface, in the units of the grid's centres: the square root of
 * the sum of the squared differences in x and y, each step rounded once. Both questions are
 * answered as if every pair had been looked at, to the last bit: each step of that computation is
 * monotone in the differences, so it is enough to look where a difference can decide.
 *
 * <p>With n peaks on ny rows, {@link #largest} looks at the pairs of rows, O(n + ny^2), and {@link
 * #nearerThan} for each row at those rows that are near enough, O(n x rows within the distance).
 * For one thread.
 */
final class PeakDistances {
  private final Grid grid;

  /** The summits' cells in order, row after row, from the first column on; and their x. */
  private int[] cells = new int[16];

  private double[] x = new double[16];

  /** The y of the rows with peaks, from the first on, and where in {@link #x} each begins. */
  private final double[] y;

  private final int[] begin;
  private int rows;

  PeakDistances(Grid grid) {
    this.grid = grid;
    y = new double[grid.ny()];
    begin = new int[grid.ny() + 1];
  }

  /** The peaks that the next questions mean. O(n log n). */
  void peaks(Peaks peaks) {
    int count = peaks.size();
    if (cells.length < count) {
      cells = new int[Math.max(count, 2 * cells.length)];
      x = new double[cells.length];
    }
    for (int i = 0; i < count; i++) {
      cells[i] = peaks.cell(i);
    }
    Arrays.sort(cells, 0, count);
    rows = 0;
    int nextRow = 0;
    for (int i = 0; i < count; i++) {
      if (cells[i] >= nextRow) {
        int iy = cells[i] / grid.nx();
        nextRow = (iy + 1) * grid.nx();
        y[rows] = grid.y(iy);
        begin[rows++] = i;
      }
      x[i] = grid.x(cells[i] - nextRow + grid.nx());
    }
    begin[rows] = count;
  }

  /** The largest distance between two peaks: of each row, the first or the last peak has it. */
  double largest() {
    double largest = 0;
    for (int a = 0; a < rows; a++) {
      for (int b = a; b < rows; b++) {
        double dy = y[b] - y[a];
        double dx = Math.max(x[begin[b + 1] - 1] - x[begin[a]], x[begin[a + 1] - 1] - x[begin[b]]);
        largest = Math.max(largest, dx * dx + dy * dy);
      }
    }
    return Math.sqrt(largest);
  }

  /** The number of pairs of peaks at a distance below {@code limit}. */
  long nearerThan(double limit) {
    long pairs = 0;
    for (int a = 0; a < rows; a++) {
      // A peak is near itself, and each other pair of one row is met from both its ends.
      pairs += (nearPairs(a, a, 0, limit) - (begin[a + 1] - begin[a])) / 2;
      for (int b = a + 1; b < rows; b++) {
        double dy = y[b] - y[a];
        if (!isNear(0, dy, limit)) {
          break;
        }
        pairs += nearPairs(a, b, dy, limit);
      }
    }
    return pairs;
  }

  /**
   * Pairs of a peak of row a and one of row b. For the peaks of row a from the first to the last,
   * those of row b that are near are [from, to), and neither bound ever goes back.
   */
  private long nearPairs(int a, int b, double dy, double limit) {
    long pairs = 0;
    int from = begin[b];
    int to = begin[b];
    int end = begin[b + 1];
    for (int i = begin[a]; i < begin[a + 1]; i++) {
      double at = x[i];
      while (from < end && x[from] < at && !isNear(at - x[from], dy, limit)) {
        from++;
      }
      to = Math.max(to, from);
      while (to < end && (x[to] <= at || isNear(x[to] - at, dy, limit))) {
        to++;
      }
      pairs += to - from;
    }
    return pairs;
  }

  private static boolean isNear(double dx, double dy, double limit) {
    return Math.sqrt(dx * dx + dy * dy) < limit;
  }
}

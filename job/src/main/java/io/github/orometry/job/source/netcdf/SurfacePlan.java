package io.github.orometry.job.source.netcdf;

import java.io.Serializable;
import java.util.Arrays;

/** Which of the values of a time bin goes to which cell of the surface. */
sealed interface SurfacePlan extends Serializable {
  /** Columns. */
  int nx();

  /** Rows. */
  int ny();

  /** Writes the surface of the values from {@code from} on to {@code cells[to...]}. */
  void place(double[] values, int from, double[] cells, int to);

  /** Whether the values are the surface as they are. */
  default boolean isPlain() {
    return false;
  }

  /**
   * Two dimensions.
   *
   * @param columnsFirst whether x runs slower than y
   * @param turnX whether the columns are turned round
   * @param turnY whether the rows are
   */
  record Plane(int nx, int ny, boolean columnsFirst, boolean turnX, boolean turnY)
      implements SurfacePlan {
    @Override
    public boolean isPlain() {
      return !columnsFirst && !turnX && !turnY;
    }

    @Override
    public void place(double[] values, int from, double[] cells, int to) {
      int xStep = columnsFirst ? ny : 1;
      int yStep = columnsFirst ? 1 : nx;
      int first = from + (turnX ? (nx - 1) * xStep : 0) + (turnY ? (ny - 1) * yStep : 0);
      int dx = turnX ? -xStep : xStep;
      int dy = turnY ? -yStep : yStep;
      for (int iy = 0, cell = to; iy < ny; iy++) {
        int at = first + iy * dy;
        for (int ix = 0; ix < nx; ix++, at += dx) {
          cells[cell++] = values[at];
        }
      }
    }
  }

  /**
   * Sums of values.
   *
   * @param target by value: its cell; -1 for none
   * @param isFirst by value: whether it is the first of its cell
   * @param without cells that no value goes to, which are missing
   */
  record Sums(int nx, int ny, int[] target, boolean[] isFirst, int[] without)
      implements SurfacePlan {
    /** Of values with such cells. */
    static Sums of(int nx, int ny, int[] target) {
      boolean[] taken = new boolean[nx * ny];
      boolean[] isFirst = new boolean[target.length];
      for (int j = 0; j < target.length; j++) {
        if (target[j] >= 0) {
          isFirst[j] = !taken[target[j]];
          taken[target[j]] = true;
        }
      }
      int[] without = new int[nx * ny];
      int n = 0;
      for (int cell = 0; cell < taken.length; cell++) {
        if (!taken[cell]) {
          without[n++] = cell;
        }
      }
      return new Sums(nx, ny, target, isFirst, Arrays.copyOf(without, n));
    }

    @Override
    public void place(double[] values, int from, double[] cells, int to) {
      for (int j = 0; j < target.length; j++) {
        int cell = target[j];
        if (cell >= 0) {
          double value = values[from + j];
          cells[to + cell] = isFirst[j] ? value : cells[to + cell] + value;
        }
      }
      for (int cell : without) {
        cells[to + cell] = Double.NaN;
      }
    }
  }
}

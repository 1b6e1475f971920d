package io.github.orometry.prominence;

import io.github.orometry.surface.Connectivity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Every join of every two neighbours of a surface, by the definitions, for the oracles: from the
 * highest level down, and of equal levels in the order of their positions. Shares nothing with the
 * kernel but the meaning of a position.
 */
public final class Joins {
  /** A join of the cells p and q. */
  public record Join(int p, int q, double level, long position) {}

  private final double[] z;
  private final int nx;
  private final int ny;
  private final Connectivity connectivity;
  private final List<Join> joins = new ArrayList<>();

  private Joins(double[] z, int nx, int ny, Connectivity connectivity) {
    this.z = z;
    this.nx = nx;
    this.ny = ny;
    this.connectivity = connectivity;
  }

  public static List<Join> of(double[] z, int nx, int ny, Connectivity connectivity) {
    Joins all = new Joins(z, nx, ny, connectivity);
    for (int iy = 0; iy < ny; iy++) {
      for (int ix = 0; ix < nx; ix++) {
        all.from(iy, ix);
      }
    }
    all.joins.sort(
        Comparator.comparingDouble((Join j) -> -j.level()).thenComparingLong(Join::position));
    return all.joins;
  }

  /** Whether cell p is higher than q. */
  public static boolean higher(double[] z, int p, int q) {
    return z[p] > z[q] || (z[p] == z[q] && p < q);
  }

  private void from(int iy, int ix) {
    int p = iy * nx + ix;
    if (ix + 1 < nx) {
      side(p, p + 1);
    }
    if (iy + 1 < ny) {
      side(p, p + nx);
    }
    if (ix + 1 < nx && iy + 1 < ny && connectivity != Connectivity.FOUR) {
      diagonal(p, p + nx + 1, iy, ix);
      diagonal(p + 1, p + nx, iy, ix);
    }
  }

  private void side(int p, int q) {
    if (!Double.isNaN(z[p]) && !Double.isNaN(z[q])) {
      joins.add(new Join(p, q, Math.min(z[p], z[q]) + 0.0, at(lower(p, q))));
    }
  }

  private void diagonal(int p, int q, int iy, int ix) {
    if (Double.isNaN(z[p]) || Double.isNaN(z[q])) {
      return;
    }
    int quad = iy * nx + ix;
    double[] corners = {z[quad], z[quad + 1], z[quad + nx + 1], z[quad + nx]};
    int present = 0;
    for (double corner : corners) {
      present += Double.isNaN(corner) ? 0 : 1;
    }
    double level = Math.min(z[p], z[q]) + 0.0;
    long position = at(lower(p, q));
    if (connectivity == Connectivity.CONTOUR) {
      double mean = mean(corners) + 0.0;
      if (present == 4 && mean < level) {
        level = mean;
        position = (2L * iy + 1) * nx + ix;
      } else if (present < 3) {
        return;
      }
    }
    joins.add(new Join(p, q, level, position));
  }

  /** The mean of four, going round; where that overflows, of a copy of the quad scaled down. */
  private static double mean(double[] q) {
    double mean = ((q[0] + q[1]) + (q[2] + q[3])) / 4;
    double scale = Double.isFinite(mean) ? 1 : 0x1p-9;
    return ((q[0] * scale + q[1] * scale) + (q[2] * scale + q[3] * scale)) / 4 / scale;
  }

  private long at(int cell) {
    return 2L * (cell / nx) * nx + cell % nx;
  }

  private int lower(int p, int q) {
    return higher(z, p, q) ? q : p;
  }
}

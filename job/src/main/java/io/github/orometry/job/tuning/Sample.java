package io.github.orometry.job.tuning;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.format.npy.NpyWriter;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What is tried on: an array of shape (n_x, n_y, n_t), time fastest, as decoded epochs have it.
 *
 * @param values of cell (ix, iy) at time t at {@code (ix * ny + iy) * nt + t}
 */
record Sample(int nx, int ny, int nt, double[] values) {
  /**
   * Surfaces like the posteriors of a decoded position: two bumps on a weak ripple of low peaks.
   *
   * @param cells all of them together have, or one surface more
   */
  static Sample generated(int cells) {
    Sample sample = of(41, 63, cells);
    for (int i = 0; i < sample.values.length; i++) {
      int cell = i / sample.nt;
      sample.values[i] = height(cell / sample.ny, cell % sample.ny, i % sample.nt);
    }
    return sample;
  }

  private static double height(int ix, int iy, int t) {
    double ripple = Math.exp(6 * Math.sin(0.25 * ix + t) * Math.sin(0.2 * iy + 2 * t) - 14);
    return ripple
        + bump(ix - 20 - 15 * Math.sin(0.3 * t), iy - 31 - 25 * Math.cos(0.3 * t), 3)
        + bump(ix - 20 - 15 * Math.sin(0.7 * t), iy - 31 - 25 * Math.cos(0.2 * t), 5) / 2;
  }

  private static double bump(double dx, double dy, double sigma) {
    return Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
  }

  private static Sample of(int nx, int ny, int cells) {
    int nt = 1 + cells / (nx * ny);
    return new Sample(nx, ny, nt, new double[nx * ny * nt]);
  }

  /** The first surfaces of an input's first array; where it has fewer, from the first on again. */
  static Sample of(Inputs inputs, int cells) throws IOException {
    Sample sample = of(inputs.grid().nx(), inputs.grid().ny(), cells);
    SurfaceSource source = inputs.sources().get(0);
    SurfaceBatch batch = new SurfaceBatch(sample.cells());
    try (SurfaceReader reader = source.open()) {
      for (int t = 0; t < sample.nt; t++) {
        reader.read(t % source.size(), t % source.size() + 1, batch);
        for (int cell = 0; cell < sample.cells(); cell++) {
          int column = cell % sample.nx * sample.ny + cell / sample.nx;
          sample.values[column * sample.nt + t] = batch.values()[cell];
        }
      }
    }
    return sample;
  }

  /** Cells of a surface. */
  int cells() {
    return nx * ny;
  }

  /** Writes the array to a file, in the place of what is there. */
  void write(Location file) throws IOException {
    Stores.of(file).delete(file);
    try (OutputStream out = new BufferedOutputStream(Stores.of(file).create(file))) {
      NpyWriter.write(out, values, nx, ny, nt);
    }
  }
}

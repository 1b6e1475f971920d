package io.github.orometry.job.channel;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.failure.Reason;
import io.github.orometry.job.input.Channel;
import io.github.orometry.job.input.Plane;
import io.github.orometry.job.numpy.NpyWriter;
import io.github.orometry.job.picture.GridPicture;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the projection of a channel as an array and as a picture. */
final class ChannelFiles {
  private final Path folder;

  ChannelFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes {@code stem.npy} and {@code stem.png}.
   *
   * @param projection row-major, without infinite cells
   * @throws JobException where they cannot be written
   */
  void write(String stem, Channel channel, long surfaces, double[] projection) {
    int nx = channel.nx();
    int ny = channel.ny();
    try {
      Path array = folder.resolve(stem + ".npy");
      if (channel.plane() == Plane.COLUMNS_FIRST) {
        NpyWriter.write(array, nx, ny, transposed(projection, nx, ny));
      } else {
        NpyWriter.write(array, ny, nx, projection);
      }
      GridPicture.write(
          folder.resolve(stem + ".png"),
          surfaces == 1 ? "one surface" : "maximum of " + surfaces + " surfaces",
          Grid.ofIndices(nx, ny),
          channel.plane() == Plane.ROWS_DOWN ? GridPicture.Y.DOWN : GridPicture.Y.UP,
          (ix, iy) -> projection[iy * nx + ix]);
    } catch (IOException e) {
      throw new JobException(
          ExitCode.RUN_FAILED,
          "the projection " + stem + " could not be written: " + Reason.of(e) + ".",
          e);
    }
  }

  private static double[] transposed(double[] projection, int nx, int ny) {
    double[] array = new double[projection.length];
    for (int iy = 0; iy < ny; iy++) {
      for (int ix = 0; ix < nx; ix++) {
        array[ix * ny + iy] = projection[iy * nx + ix];
      }
    }
    return array;
  }
}

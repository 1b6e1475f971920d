package io.github.orometry.job.channel;

import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.format.npy.NpyWriter;
import io.github.orometry.job.picture.GridPicture;
import io.github.orometry.job.source.Channel;
import io.github.orometry.job.source.Plane;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes the projection of a channel as an array and as a picture.
 *
 * @param stem where they go, less {@code .npy} and {@code .png}
 */
record ChannelFiles(Location stem) {
  /**
   * Writes them.
   *
   * @param surfaces that are projected
   * @param projection row-major, without infinite cells
   * @throws FailedException where they cannot be written
   */
  void write(Channel channel, long surfaces, double[] projection) {
    int nx = channel.grid().nx();
    int ny = channel.grid().ny();
    String title = surfaces == 1 ? "one surface" : "maximum of " + surfaces + " surfaces";
    GridPicture.Y y = channel.plane() == Plane.ROWS_DOWN ? GridPicture.Y.DOWN : GridPicture.Y.UP;
    try (OutputStream npy = create(".npy");
        OutputStream png = create(".png")) {
      if (channel.plane() == Plane.COLUMNS_FIRST) {
        NpyWriter.write(npy, transposed(projection, nx, ny), nx, ny);
      } else {
        NpyWriter.write(npy, projection, ny, nx);
      }
      GridPicture.write(png, title, channel.grid(), y, (ix, iy) -> projection[iy * nx + ix]);
    } catch (IOException e) {
      throw new FailedException(
          "the projection %s could not be written: %s.".formatted(stem.name(), Reason.of(e)), e);
    }
  }

  private OutputStream create(String ending) throws IOException {
    Location file = stem.sibling(stem.name() + ending);
    return Stores.of(file).create(file);
  }

  private static double[] transposed(double[] projection, int nx, int ny) {
    double[] array = new double[projection.length];
    for (int i = 0; i < array.length; i++) {
      array[i] = projection[i % ny * nx + i / ny];
    }
    return array;
  }
}

package io.github.orometry.job.counts;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.failure.Reason;
import io.github.orometry.job.numpy.NpyWriter;
import io.github.orometry.job.picture.GridPicture;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The files of the counts: three arrays and a picture of each. */
public final class CountsFiles {
  private CountsFiles() {}

  /** The folder of these files within a result. */
  public static final String FOLDER = "counts";

  /**
   * Writes {@code raw}, {@code uniform_blurred} and {@code gaussian_blurred}, each as {@code .npy}
   * of shape (n_x, n_y) and as {@code .png}.
   *
   * @param result an existing folder, in which {@link #FOLDER} is made
   * @throws JobException where a file cannot be written
   */
  public static void write(Path result, Grid grid, PeakCounts counts) {
    Path folder = result.resolve(FOLDER);
    try {
      Files.createDirectory(folder);
      long[] raw = counts.values();
      NpyWriter.write(folder.resolve("raw.npy"), grid.nx(), grid.ny(), raw);
      double[] rawNumbers = Arrays.stream(raw).asDoubleStream().toArray();
      picture(folder, "raw", "peaks per bin", grid, rawNumbers);
      blurred(folder, "uniform_blurred", "peaks per bin, uniform blur", grid, Blur.uniform(counts));
      blurred(
          folder, "gaussian_blurred", "peaks per bin, gaussian blur", grid, Blur.gaussian(counts));
    } catch (IOException e) {
      throw new JobException(
          ExitCode.RUN_FAILED,
          "the peak counts could not be written in " + folder + ": " + Reason.of(e) + ".",
          e);
    }
  }

  private static void blurred(Path folder, String name, String title, Grid grid, double[] numbers)
      throws IOException {
    NpyWriter.write(folder.resolve(name + ".npy"), grid.nx(), grid.ny(), numbers);
    picture(folder, name, title, grid, numbers);
  }

  private static void picture(Path folder, String name, String title, Grid grid, double[] numbers)
      throws IOException {
    GridPicture.write(
        folder.resolve(name + ".png"),
        title,
        grid,
        GridPicture.Y.UP,
        (ix, iy) -> numbers[ix * grid.ny() + iy]);
  }
}

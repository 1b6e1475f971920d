package io.github.orometry.job.result;

import io.github.orometry.counts.Blur;
import io.github.orometry.counts.PeakCounts;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.format.npy.NpyWriter;
import io.github.orometry.job.picture.GridPicture;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The files of the counts: three arrays and a picture of each. */
public final class CountsFiles {
  /** The folder of these files within a result. */
  public static final String FOLDER = "counts";

  private final Location folder;
  private final Store store;
  private final List<DataFile> files = new ArrayList<>();

  private CountsFiles(Location folder) {
    this.folder = folder;
    store = Stores.of(folder);
  }

  /** What is in a file. */
  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes {@code raw}, {@code uniform_blurred} and {@code gaussian_blurred}, each as {@code .npy}
   * of shape (n_x, n_y) and as {@code .png}.
   *
   * @param result an existing folder, in which {@link #FOLDER} is made
   * @return the files, for the manifest
   * @throws FailedException where one cannot be written
   */
  public static List<DataFile> write(Location result, Grid grid, PeakCounts counts) {
    CountsFiles files = new CountsFiles(result.child(FOLDER));
    try {
      files.store.makeFolder(files.folder);
      long[] raw = counts.values();
      files.write("raw.npy", out -> NpyWriter.write(out, raw, grid.nx(), grid.ny()));
      files.picture("raw", "", grid, Arrays.stream(raw).asDoubleStream().toArray());
      files.blurred("uniform", grid, Blur.uniform(counts));
      files.blurred("gaussian", grid, Blur.gaussian(counts));
      return files.files;
    } catch (IOException e) {
      throw new FailedException(
          "the peak counts could not be written in %s: %s.".formatted(files.folder, Reason.of(e)),
          e);
    }
  }

  private void blurred(String blur, Grid grid, double[] numbers) throws IOException {
    String name = blur + "_blurred";
    write(name + ".npy", out -> NpyWriter.write(out, numbers, grid.nx(), grid.ny()));
    picture(name, ", %s blur".formatted(blur), grid, numbers);
  }

  private void picture(String name, String what, Grid grid, double[] numbers) throws IOException {
    GridPicture.Cells cells = (ix, iy) -> numbers[ix * grid.ny() + iy];
    String title = "peaks per bin" + what;
    write(name + ".png", out -> GridPicture.write(out, title, grid, GridPicture.Y.UP, cells));
  }

  private void write(String name, Content content) throws IOException {
    Location file = folder.child(name);
    try (OutputStream out = store.create(file)) {
      content.writeTo(out);
    }
    long bytes = store.info(file).orElseThrow().size();
    files.add(new DataFile("%s/%s".formatted(FOLDER, name), bytes, 0));
  }
}

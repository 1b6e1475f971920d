package io.github.orometry.job.input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code .tif}, {@code .tiff}: a stack of pages of one size, one sample a pixel; see {@link
 * TiffPages} for which. The file is one epoch and page k, counted from 0, its time bin k: {@code
 * z[iy, ix]} is the sample of row iy, counted from the top as in the file, and column ix, so that
 * the surface is the array that NumPy's readers of TIFF give for the page. Samples are taken as
 * they are stored; orientation, resolution, colour profiles and palettes are not looked at.
 */
final class TiffFormat implements ArrayFormat {
  @Override
  public List<String> endings() {
    return List.of(".tif", ".tiff");
  }

  @Override
  public ArrayFile open(Path file, Dims dims, Staging staging) throws IOException {
    String label = "file " + file;
    TiffPages pages = TiffPages.read(file, label);
    String shape =
        "has pages of "
            + Messages.count(pages.nx(), "column")
            + " and "
            + Messages.count(pages.ny(), "row");
    String path = file.toAbsolutePath().toString();
    ArrayFile.Stack stack =
        new ArrayFile.Stack(
            label,
            Optional.empty(),
            shape,
            pages.nx(),
            pages.ny(),
            Plane.ROWS_DOWN,
            epoch -> new TiffStack(path, label, pages, epoch));
    return new ArrayFile(List.of(stack), Optional.empty(), Optional.empty());
  }
}

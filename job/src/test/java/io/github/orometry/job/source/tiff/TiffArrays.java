package io.github.orometry.job.source.tiff;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.source.ArrayFile;
import io.github.orometry.job.source.ReadOptions;
import io.github.orometry.job.source.Staging;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** How the tests of this package read. */
final class TiffArrays {
  private TiffArrays() {}

  static ArrayFile.Stack open(Path file) throws IOException {
    return open(Location.of(file.toString()));
  }

  private static ArrayFile.Stack open(Location location) throws IOException {
    Staging nothing =
        new Staging(
            () -> {
              throw new AssertionError("nothing should be staged");
            });
    ArrayFile opened = new TiffFormat().open(location, ReadOptions.STANDARD, nothing);
    return opened.stacks().get(0);
  }

  /** All pages. */
  static double[][] read(Path file) throws IOException {
    return read(Location.of(file.toString()));
  }

  static double[][] read(Location file) throws IOException {
    ArrayFile.Stack stack = open(file);
    SurfaceSource source = stack.opening().source(0);
    SurfaceBatch batch = new SurfaceBatch(stack.nx() * stack.ny());
    try (SurfaceReader reader = source.open()) {
      reader.read(0, source.size(), batch);
    }
    double[][] pages = new double[batch.size()][];
    for (int k = 0; k < pages.length; k++) {
      int at = k * batch.cells();
      pages[k] = Arrays.copyOfRange(batch.values(), at, at + batch.cells());
    }
    return pages;
  }
}

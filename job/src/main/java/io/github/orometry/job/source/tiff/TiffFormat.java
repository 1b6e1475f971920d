package io.github.orometry.job.source.tiff;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.source.ArrayFile;
import io.github.orometry.job.source.ArrayFormat;
import io.github.orometry.job.source.Plane;
import io.github.orometry.job.source.ReadOptions;
import io.github.orometry.job.source.Staging;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Stacks of pages, see the package. */
public final class TiffFormat implements ArrayFormat {
  @Override
  public String name() {
    return "tif";
  }

  @Override
  public List<String> endings() {
    return List.of(".tif", ".tiff");
  }

  @Override
  public ArrayFile open(Location location, ReadOptions options, Staging staging)
      throws IOException {
    String label = "file " + location;
    TiffStack stack = TiffStack.read(location, label);
    return ArrayFile.of(
        new ArrayFile.Stack(
            label,
            Optional.empty(),
            "has pages of %s and %s"
                .formatted(count(stack.nx(), "column"), count(stack.ny(), "row")),
            stack.nx(),
            stack.ny(),
            stack.size(),
            Plane.ROWS_DOWN,
            stack::as));
  }

  private static String count(int n, String thing) {
    return n + " " + thing + (n == 1 ? "" : "s");
  }
}

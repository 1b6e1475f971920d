package io.github.orometry.job.source.tiff;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.source.ArrayFile;
import io.github.orometry.job.source.ArrayFormat;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.job.source.Plane;
import io.github.orometry.job.source.ReadOptions;
import io.github.orometry.job.source.Staging;
import java.io.IOException;
import java.util.List;

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
    int nx = stack.nx();
    int ny = stack.ny();
    String shape =
        "has pages of %s and %s".formatted(Inputs.count(nx, "column"), Inputs.count(ny, "row"));
    return ArrayFile.of(
        ArrayFile.Stack.of(label, shape, nx, ny, stack.size(), Plane.ROWS_DOWN, stack::as));
  }
}

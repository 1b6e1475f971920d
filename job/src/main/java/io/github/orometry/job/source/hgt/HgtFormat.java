package io.github.orometry.job.source.hgt;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.source.ArrayFile;
import io.github.orometry.job.source.ArrayFormat;
import io.github.orometry.job.source.FileBytes;
import io.github.orometry.job.source.Plane;
import io.github.orometry.job.source.ReadOptions;
import io.github.orometry.job.source.Staging;
import io.github.orometry.stack.ArrayLayout;
import io.github.orometry.stack.ElementType;
import io.github.orometry.stack.StridedArray;
import io.github.orometry.stack.SurfaceNames;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code .hgt}: a tile of the Shuttle Radar Topography Mission, n by n big-endian int16, metres,
 * rows from north to south, -32768 where nothing was measured. The name, such as N44W072.hgt, tells
 * the south-west corner in whole degrees; the first and last rows and columns lie on whole degrees.
 * Row 0 of the surface is the southernmost, so that y increases.
 */
public final class HgtFormat implements ArrayFormat {
  private static final int MISSING = -32768;
  private static final Pattern CORNER =
      Pattern.compile("([ns])(\\d\\d)([ew])(\\d\\d\\d)(?![0-9a-z]).*");

  @Override
  public String name() {
    return "hgt";
  }

  @Override
  public List<String> endings() {
    return List.of(".hgt");
  }

  @Override
  public ArrayFile open(Location file, ReadOptions options, Staging staging) throws IOException {
    String label = "file " + file;
    int n;
    try (RandomAccess access = Stores.of(file).open(file)) {
      n = side(label, access.size());
    }
    long row = 2L * n;
    ArrayLayout layout =
        new ArrayLayout(ElementType.I2, false, n, n, 1, (n - 1) * row, 2, -row, 0, MISSING);
    ArrayFile.Opening opening =
        epoch ->
            new StridedArray(new FileBytes(file), layout, new SurfaceNames.OneEpoch(epoch), label);
    String shape = "is a tile of %s columns and %s rows".formatted(n, n);
    ArrayFile.Stack stack = ArrayFile.Stack.of(label, shape, n, n, 1, Plane.ROWS_FIRST, opening);
    Matcher corner = CORNER.matcher(file.name().toLowerCase(Locale.ROOT));
    if (!corner.matches()) {
      return ArrayFile.of(stack);
    }
    ArrayFile.Axis x = axis(label, degrees(corner, 3, "w"), n);
    ArrayFile.Axis y = axis(label, degrees(corner, 1, "s"), n);
    return new ArrayFile(List.of(stack), List.of(), Optional.of(x), Optional.of(y));
  }

  private static int side(String label, long bytes) {
    long n = Math.round(Math.sqrt(bytes / 2.0));
    if (n < 2 || n > Integer.MAX_VALUE / 2 || n * n * 2 != bytes) {
      throw new BadInputException(
          "%s is truncated or no hgt tile: it has %s bytes, but a tile of 1201 x 1201 has 2884802 and one of 3601 x 3601 has 25934402."
              .formatted(label, bytes));
    }
    return (int) n;
  }

  private static int degrees(Matcher corner, int group, String negative) {
    int degrees = Integer.parseInt(corner.group(group + 1));
    return corner.group(group).equals(negative) ? -degrees : degrees;
  }

  private static ArrayFile.Axis axis(String label, int from, int n) {
    double[] centres = new double[n];
    for (int i = 0; i < n; i++) {
      centres[i] = from + i / (double) (n - 1);
    }
    return new ArrayFile.Axis(label, centres);
  }
}

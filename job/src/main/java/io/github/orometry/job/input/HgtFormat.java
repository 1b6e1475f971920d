package io.github.orometry.job.input;

import io.github.orometry.job.failure.JobException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
final class HgtFormat implements ArrayFormat {
  private static final int MISSING = -32768;
  private static final Pattern CORNER =
      Pattern.compile("([ns])(\\d\\d)([ew])(\\d\\d\\d)(?![0-9a-z]).*");

  @Override
  public List<String> endings() {
    return List.of(".hgt");
  }

  @Override
  public ArrayFile open(Path file, Dims dims, Staging staging) throws IOException {
    String label = "file " + file;
    int n = side(label, Files.size(file));
    long row = 2L * n;
    ArrayLayout layout =
        new ArrayLayout(ElementType.I2, false, n, n, 1, (n - 1) * row, 2, -row, 0, MISSING);
    Bytes bytes = new Bytes.InFile(file.toAbsolutePath().toString());
    ArrayFile.Opening opening =
        epoch -> new StridedArray(bytes, layout, new SlabNames.OneEpoch(epoch), label);
    String shape = "is a tile of " + n + " columns and " + n + " rows";
    List<ArrayFile.Stack> stacks =
        List.of(
            new ArrayFile.Stack(label, Optional.empty(), shape, n, n, Plane.ROWS_FIRST, opening));
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    Matcher corner = CORNER.matcher(name);
    if (!corner.matches()) {
      return new ArrayFile(stacks, Optional.empty(), Optional.empty());
    }
    return new ArrayFile(
        stacks,
        Optional.of(axis(label, degrees(corner, 3, "w"), n)),
        Optional.of(axis(label, degrees(corner, 1, "s"), n)));
  }

  private static int side(String label, long bytes) {
    long n = Math.round(Math.sqrt(bytes / 2.0));
    if (n < 2 || n > Integer.MAX_VALUE / 2 || n * n * 2 != bytes) {
      throw JobException.badInput(
          label
              + " is truncated or no hgt tile: it has "
              + bytes
              + " bytes, but a tile of 1201 x 1201 has 2884802 and one of 3601 x 3601 has 25934402.");
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

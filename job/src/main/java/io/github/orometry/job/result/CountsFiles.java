package io.github.orometry.job.result;

import io.github.orometry.counts.PeakCounts;
import io.github.orometry.job.file.Location;
import io.github.orometry.surface.Grid;
import java.util.List;

/** STUB: the files of the counts: three arrays and a picture of each. */
public final class CountsFiles {
  private CountsFiles() {}

  /** Writes them below a result's folder; gives them for the manifest. */
  public static List<DataFile> write(Location result, Grid grid, PeakCounts counts) {
    throw new UnsupportedOperationException();
  }
}

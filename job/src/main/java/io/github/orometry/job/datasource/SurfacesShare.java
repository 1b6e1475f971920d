package io.github.orometry.job.datasource;

import io.github.orometry.stack.SurfaceSource;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * Some surfaces of a source, for one task.
 *
 * @param source what they are of
 * @param chosen which ones, ascending
 * @param keys of those
 */
record SurfacesShare(SurfaceSource source, int[] chosen, long[] keys) implements InputPartition {
  /** The end of the run that begins with surface {@code i} of the share: at most so many. */
  int endOfRun(int i, int most) {
    int end = i + 1;
    while (end < chosen.length && end - i < most && chosen[end] == chosen[end - 1] + 1) {
      end++;
    }
    return end;
  }
}

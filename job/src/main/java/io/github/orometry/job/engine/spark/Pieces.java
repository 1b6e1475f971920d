package io.github.orometry.job.engine.spark;

import io.github.orometry.job.engine.Work;
import io.github.orometry.stack.SurfaceRange;
import io.github.orometry.stack.SurfaceSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the surfaces of a run into the pieces that tasks read: ranges of one source or of several.
 */
final class Pieces {
  /** A task of Spark costs more than one of a thread, and leaves files: it is as much longer. */
  private static final int LONGER = 20;

  private Pieces() {}

  /**
   * The pieces in the order of the sources.
   *
   * @param cores that work on them
   */
  static List<List<SurfaceRange>> of(Work work, int cores) {
    List<SurfaceSource> sources = work.inputs().sources();
    int cells = work.inputs().grid().cells();
    int most = work.sizes().perLongTask(work.inputs().surfaces(), cells, cores, LONGER);
    return of(sources, most, Math.max(1, cores));
  }

  /**
   * Each of about so many surfaces, see {@link SurfaceSource#rangeEnd}; but of a source that is
   * read whole to reach any of them, no more pieces than there are cores.
   */
  static List<List<SurfaceRange>> of(List<SurfaceSource> sources, int most, int cores) {
    List<List<SurfaceRange>> pieces = new ArrayList<>();
    List<SurfaceRange> piece = new ArrayList<>();
    int size = 0;
    for (int source = 0; source < sources.size(); source++) {
      int end = sources.get(source).size();
      boolean whole = sources.get(source).readsAll();
      int step = whole ? Math.max(most, (int) ((end + cores - 1L) / cores)) : most;
      for (int from = 0; from < end; ) {
        if (size > 0 && (size >= most || (whole && size + Math.min(step, end - from) > most))) {
          pieces.add(piece);
          piece = new ArrayList<>();
          size = 0;
        }
        int to =
            whole
                ? (int) Math.min(end, (long) from + step)
                : sources.get(source).rangeEnd(from, most - size);
        piece.add(new SurfaceRange(source, from, to));
        size += to - from;
        from = to;
      }
    }
    if (size > 0) {
      pieces.add(piece);
    }
    return pieces;
  }
}

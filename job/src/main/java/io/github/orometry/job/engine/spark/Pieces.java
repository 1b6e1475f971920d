package io.github.orometry.job.engine.spark;

import io.github.orometry.analysis.BatchSizes;
import io.github.orometry.job.source.TimeBlocks;
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

  /** What the driver holds grows with the tasks, and each costs it some milliseconds. */
  static final int MOST_TASKS = 20_000;

  private Pieces() {}

  /**
   * Surfaces of a piece, about: unless something is asked for, as many as keep the driver from
   * having more than {@link #MOST_TASKS} to look after.
   *
   * @param cores that work on the pieces
   */
  static int most(BatchSizes sizes, long surfaces, int cells, int cores) {
    int byWork = sizes.perLongTask(surfaces, cells, cores, LONGER);
    long byTasks = (surfaces + MOST_TASKS - 1) / MOST_TASKS;
    return sizes.perTask() > 0
        ? byWork
        : (int) Math.max(byWork, Math.min(byTasks, Integer.MAX_VALUE / 2));
  }

  /**
   * The pieces in the order of the sources, of those that are read in ranges of surfaces. Each of
   * about so many surfaces, see {@link SurfaceSource#rangeEnd}; but of a source that is read whole
   * to reach any of them, no more pieces than there are cores.
   */
  static List<List<SurfaceRange>> of(List<SurfaceSource> sources, int most, int cores) {
    List<List<SurfaceRange>> pieces = new ArrayList<>();
    List<SurfaceRange> piece = new ArrayList<>();
    int size = 0;
    for (int source = 0; source < sources.size(); source++) {
      if (TimeBlocks.suit(sources.get(source))) {
        continue; // see TimeDealing
      }
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

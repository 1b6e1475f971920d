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
  private static final int LONGER = 8;

  private Pieces() {}

  /**
   * The pieces in the order of the sources.
   *
   * @param cores that work on them
   */
  static List<List<SurfaceRange>> of(Work work, int cores) {
    List<SurfaceSource> sources = work.inputs().sources();
    boolean asked = work.sizes().perTask() > 0 || work.sizes().mostPerTask() > 0;
    int cells = work.inputs().grid().cells();
    int most =
        work.sizes()
            .perTask(work.inputs().surfaces(), asked ? cells : Math.max(1, cells / LONGER), cores);
    return of(sources, most);
  }

  /** Each of at most so many surfaces, but for a source that is not to be cut. */
  static List<List<SurfaceRange>> of(List<SurfaceSource> sources, int most) {
    List<List<SurfaceRange>> pieces = new ArrayList<>();
    List<SurfaceRange> piece = new ArrayList<>();
    int size = 0;
    for (int source = 0; source < sources.size(); source++) {
      int end = sources.get(source).size();
      for (int from = 0; from < end; ) {
        boolean whole = sources.get(source).readsAll();
        if (size > 0 && (size >= most || (whole && (long) size + end > most))) {
          pieces.add(piece);
          piece = new ArrayList<>();
          size = 0;
        }
        int to = whole ? end : (int) Math.min(end, (long) from + most - size);
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

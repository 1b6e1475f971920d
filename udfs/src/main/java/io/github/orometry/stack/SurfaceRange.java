package io.github.orometry.stack;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Surfaces {@code [from, to)} of source {@code source}, counted from 0.
 *
 * @param source index of the source in a list of them
 * @param from first surface
 * @param to the surface after the last
 */
public record SurfaceRange(int source, int from, int to) implements Serializable {
  /**
   * The ranges of sources in their order, each of about {@code most} surfaces of one source; see
   * {@link SurfaceSource#rangeEnd}.
   */
  public static List<SurfaceRange> of(List<? extends SurfaceSource> sources, int most) {
    List<SurfaceRange> ranges = new ArrayList<>();
    for (int source = 0; source < sources.size(); source++) {
      int size = sources.get(source).size();
      for (int from = 0; from < size; ) {
        int to = sources.get(source).rangeEnd(from, most);
        ranges.add(new SurfaceRange(source, from, to));
        from = to;
      }
    }
    return ranges;
  }

  /** Number of surfaces. */
  public int size() {
    return to - from;
  }
}

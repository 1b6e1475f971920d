package io.github.orometry.stack;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The surfaces of one epoch, wherever they lie.
 *
 * @param epochIdx its index
 * @param parts all its surfaces, in the order in which they lie
 */
public record Epoch(int epochIdx, List<Part> parts) implements Serializable {
  /** With a copy of the list. */
  public Epoch {
    parts = List.copyOf(parts);
  }

  /** Surfaces {@code [from, to)} of a source. */
  public record Part(SurfaceSource source, int from, int to) implements Serializable {
    /** Number of surfaces. */
    public int size() {
      return to - from;
    }
  }

  /**
   * The epochs of sources, by their index.
   *
   * @throws IOException where the keys of a source cannot be read
   */
  public static List<Epoch> of(List<? extends SurfaceSource> sources) throws IOException {
    Map<Integer, List<Part>> parts = new TreeMap<>();
    for (SurfaceSource source : sources) {
      long[] keys = source.keys();
      for (int from = 0; from < keys.length; ) {
        int epochIdx = SurfaceKey.epochIdx(keys[from]);
        int to = from;
        while (to < keys.length && SurfaceKey.epochIdx(keys[to]) == epochIdx) {
          to++;
        }
        parts.computeIfAbsent(epochIdx, any -> new ArrayList<>()).add(new Part(source, from, to));
        from = to;
      }
    }
    return parts.entrySet().stream().map(e -> new Epoch(e.getKey(), e.getValue())).toList();
  }

  /** Number of surfaces, at least 1. */
  public long surfaces() {
    return parts.stream().mapToLong(Part::size).sum();
  }

  /** The words for them, such as "5 surfaces, the first being file a.npy, time bin 0". */
  public String describe() {
    Part first = parts.get(0);
    return "%s surface%s, the first being %s"
        .formatted(surfaces(), surfaces() == 1 ? "" : "s", first.source().describe(first.from()));
  }
}

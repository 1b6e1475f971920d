package io.github.orometry.job.projection;

import io.github.orometry.job.input.Epoch;
import java.util.ArrayList;
import java.util.List;

/** Cuts an epoch into pieces of nearly as many surfaces. */
final class Pieces {
  private Pieces() {}

  /** At most {@code most} pieces, none of them empty, in the epoch's order. */
  static List<List<Epoch.Part>> of(Epoch epoch, int most) {
    long surfaces = epoch.surfaces();
    int count = (int) Math.min(most, surfaces);
    List<List<Epoch.Part>> pieces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pieces.add(between(epoch, surfaces * i / count, surfaces * (i + 1) / count));
    }
    return pieces;
  }

  /** Surfaces {@code [from, to)} of the epoch. */
  private static List<Epoch.Part> between(Epoch epoch, long from, long to) {
    List<Epoch.Part> piece = new ArrayList<>();
    long before = 0;
    for (Epoch.Part part : epoch.parts()) {
      long size = part.size();
      long first = Math.max(0, from - before);
      long end = Math.min(size, to - before);
      if (first < end) {
        piece.add(
            new Epoch.Part(part.source(), (int) (part.from() + first), (int) (part.from() + end)));
      }
      before += size;
    }
    return piece;
  }
}

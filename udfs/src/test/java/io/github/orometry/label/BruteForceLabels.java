package io.github.orometry.label;

import io.github.orometry.prominence.Joins;
import io.github.orometry.prominence.Joins.Join;
import io.github.orometry.prominence.Peaks;
import io.github.orometry.surface.Connectivity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The flood, word for word: islands as sets of cells that are copied when they join. */
final class BruteForceLabels {
  private record Event(double level, long position, int cell, Join join) {}

  private final double[] z;
  private final Map<Integer, List<Integer>> island = new HashMap<>();
  private final Map<Integer, Integer> owner = new HashMap<>();

  /** By summit of an island that has joined a higher one: the level, and what that then was. */
  private final Map<Integer, Double> joinedAt = new HashMap<>();

  private final Map<Integer, Integer> parent = new HashMap<>();

  private BruteForceLabels(double[] z) {
    this.z = z;
  }

  static int[] of(double[] z, int nx, int ny, Connectivity connectivity, Peaks peaks) {
    BruteForceLabels flood = new BruteForceLabels(z);
    List<Event> events = new ArrayList<>();
    for (Join join : Joins.of(z, nx, ny, connectivity)) {
      events.add(new Event(join.level(), join.position(), -1, join));
    }
    for (int cell = 0; cell < z.length; cell++) {
      if (!Double.isNaN(z[cell])) {
        events.add(new Event(z[cell] + 0.0, 2L * (cell / nx) * nx + cell % nx, cell, null));
      }
    }
    // A cell emerges before its own joins, and is looked at after them.
    events.sort(
        (a, b) ->
            a.level != b.level
                ? Double.compare(b.level, a.level)
                : a.position != b.position
                    ? Long.compare(a.position, b.position)
                    : Boolean.compare(a.cell < 0, b.cell < 0));
    flood.run(events);
    int[] labels = new int[z.length];
    for (int cell = 0; cell < z.length; cell++) {
      labels[cell] = flood.label(cell, peaks);
    }
    return labels;
  }

  private void run(List<Event> events) {
    for (int i = 0; i < events.size(); ) {
      Event first = events.get(i);
      for (; i < events.size() && isAt(events.get(i), first); i++) {
        if (events.get(i).cell >= 0) {
          island.put(first.cell, new ArrayList<>(List.of(first.cell)));
        } else {
          join(events.get(i).join);
        }
      }
      if (first.cell >= 0) {
        owner.put(first.cell, summit(first.cell));
      }
      if (i == events.size() || events.get(i).level != first.level) {
        parents(first.level);
      }
    }
  }

  private static boolean isAt(Event event, Event other) {
    return event.level == other.level && event.position == other.position;
  }

  private void join(Join join) {
    List<Integer> a = island.get(join.p());
    List<Integer> b = island.get(join.q());
    if (a != b) {
      int one = summit(join.p());
      int other = summit(join.q());
      int lower = Joins.higher(z, one, other) ? other : one;
      joinedAt.put(lower, join.level());
      List<Integer> all = new ArrayList<>(a);
      all.addAll(b);
      all.forEach(cell -> island.put(cell, all));
    }
  }

  /** Parents of what joined at a level, after all joins at it. */
  private void parents(double level) {
    joinedAt.forEach(
        (summit, at) -> {
          if (at == level) {
            parent.put(summit, summit(summit));
          }
        });
  }

  private int summit(int cell) {
    return island.get(cell).stream().reduce((p, q) -> Joins.higher(z, p, q) ? p : q).orElseThrow();
  }

  private int label(int cell, Peaks peaks) {
    Integer summit = owner.get(cell);
    while (summit != null) {
      for (int i = 0; i < peaks.size(); i++) {
        if (peaks.cell(i) == summit) {
          return i + 1;
        }
      }
      summit = parent.get(summit);
    }
    return 0;
  }
}

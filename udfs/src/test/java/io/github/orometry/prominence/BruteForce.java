package io.github.orometry.prominence;

import io.github.orometry.prominence.Joins.Join;
import io.github.orometry.surface.Connectivity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The definitions, word for word and slowly: every join of every two neighbours, sorted; parts as
 * sets of cells that are copied when they meet.
 */
final class BruteForce {
  /** A peak as the definitions give it; keyCol is NaN, position -1 and parent -1 for a top. */
  record Peak(
      int cell,
      double height,
      double keyCol,
      long position,
      int parent,
      boolean edgeLimited,
      double low) {
    double prominence(double seaLevel) {
      return height - (Double.isNaN(keyCol) ? Math.min(seaLevel, low) : keyCol);
    }
  }

  private final double[] z;
  private final int nx;
  private final int ny;
  private final Map<Integer, List<Integer>> partOf = new HashMap<>();
  private final List<Peak> peaks = new ArrayList<>();

  private BruteForce(double[] z, int nx, int ny) {
    this.z = z;
    this.nx = nx;
    this.ny = ny;
  }

  /** Every peak of a surface, highest first. */
  static List<Peak> peaks(double[] z, int nx, int ny, Connectivity connectivity) {
    BruteForce run = new BruteForce(z, nx, ny);
    run.run(Joins.of(z, nx, ny, connectivity));
    run.peaks.sort((a, b) -> run.higher(a.cell(), b.cell()) ? -1 : 1);
    return run.peaks;
  }

  private void run(List<Join> joins) {
    for (int p = 0; p < z.length; p++) {
      if (!Double.isNaN(z[p])) {
        partOf.put(p, new ArrayList<>(List.of(p)));
      }
    }
    int i = 0;
    while (i < joins.size()) {
      int next = i;
      while (next < joins.size() && joins.get(next).level() == joins.get(i).level()) {
        next++;
      }
      level(joins.subList(i, next));
      i = next;
    }
    partOf.values().stream().distinct().forEach(this::top);
  }

  /**
   * One level: flags from before it, parents from after it, positions from the join at which a
   * higher cell was met.
   */
  private void level(List<Join> joins) {
    Map<Integer, Boolean> edgeBefore = new HashMap<>();
    for (Join join : joins) {
      for (int end : new int[] {join.p(), join.q()}) {
        edgeBefore.put(highest(partOf.get(end)), touchesEdge(partOf.get(end)));
      }
    }
    Map<Integer, Join> died = new HashMap<>();
    for (Join join : joins) {
      List<Integer> a = partOf.get(join.p());
      List<Integer> b = partOf.get(join.q());
      if (a == b) {
        continue;
      }
      int loser = higher(highest(a), highest(b)) ? highest(b) : highest(a);
      died.put(loser, join);
      List<Integer> all = new ArrayList<>(a);
      all.addAll(b);
      all.forEach(cell -> partOf.put(cell, all));
    }
    died.forEach(
        (summit, join) -> {
          if (z[summit] > join.level()) {
            int parent = highest(partOf.get(summit));
            peaks.add(
                new Peak(
                    summit,
                    z[summit],
                    join.level(),
                    join.position(),
                    parent,
                    edgeBefore.get(summit),
                    Double.NaN));
          }
        });
  }

  private void top(List<Integer> piece) {
    int summit = highest(piece);
    double low = piece.stream().mapToDouble(p -> z[p]).min().orElseThrow();
    if (z[summit] > low) {
      peaks.add(new Peak(summit, z[summit], Double.NaN, -1, -1, touchesEdge(piece), low));
    }
  }

  private boolean higher(int p, int q) {
    return Joins.higher(z, p, q);
  }

  private int highest(List<Integer> part) {
    return part.stream().reduce((p, q) -> higher(p, q) ? p : q).orElseThrow();
  }

  private boolean touchesEdge(List<Integer> part) {
    return part.stream().anyMatch(this::isEdgeCell);
  }

  private boolean isEdgeCell(int cell) {
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        int iy = cell / nx + dy;
        int ix = cell % nx + dx;
        if (iy < 0 || ix < 0 || iy >= ny || ix >= nx || Double.isNaN(z[iy * nx + ix])) {
          return true;
        }
      }
    }
    return false;
  }
}

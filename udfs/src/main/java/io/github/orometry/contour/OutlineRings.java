package io.github.orometry.contour;

import java.util.Arrays;

/**
 * Makes the steps of a boundary into rings that do not touch themselves: a ring is cut where it
 * comes back to a cell, and what has no area falls away. Reused; grows.
 */
final class OutlineRings {
  private final Ground ground;
  private final OutlineSteps steps;
  private final OutlinePoints points;

  /** The vertices of all rings, each closed by its first vertex. */
  double[] x = new double[64];

  double[] y = new double[64];
  private int size;

  /** By ring: where it begins among the vertices. */
  int[] begin = new int[8];

  /** By ring: twice the area, negative for a hole. */
  double[] area = new double[8];

  int count;

  /** How many of them are outer ones, and which of those is the largest. */
  private int outers;

  private int largest;

  /* The points of the boundary, ring after ring, and by ring its least point and its place. */
  private int[] point = new int[64];
  private long[] turn = new long[8];
  private int[] from = new int[8];

  /* The vertices of a ring that is not ended, and by padded cell the place of the one there. */
  private double[] openX = new double[64];
  private double[] openY = new double[64];
  private int[] openCell = new int[64];
  private int open;
  private int[] place = {};

  OutlineRings(Ground ground, Fans fans, OutlineSteps steps) {
    this.ground = ground;
    this.steps = steps;
    points = new OutlinePoints(ground, fans);
  }

  /** Makes the rings of the steps that were found last. Those of a region come in one order. */
  void make(double level) {
    points.level(level);
    count = size = outers = 0;
    if (place.length < ground.size) {
      place = new int[ground.size];
      Arrays.fill(place, OutlinePoints.NONE);
    }
    int turns = follow();
    Arrays.sort(turn, 0, turns);
    for (int i = 0; i < turns; i++) {
      int ring = (int) turn[i];
      walk(from[ring], from[ring + 1], (int) (turn[i] >>> Integer.SIZE));
    }
  }

  /** Lays down the points of each ring from its least point on; gives the number of rings. */
  private int follow() {
    int turns = 0;
    int end = 0;
    if (point.length < steps.count + 1) {
      point = new int[steps.count + (steps.count >> 1) + 1];
    }
    for (int i = 0; i < steps.count; i++) {
      int first = end;
      int least = Integer.MAX_VALUE;
      for (int p = steps.start[i], to; (to = steps.take(p)) != OutlineSteps.NONE; p = to) {
        least = Math.min(least, p);
        point[end++] = p;
      }
      if (end > first) {
        if (turns + 1 >= from.length) {
          from = Arrays.copyOf(from, 2 * from.length);
          turn = Arrays.copyOf(turn, 2 * turn.length);
        }
        from[turns] = first;
        from[turns + 1] = end;
        turn[turns] = (long) least << Integer.SIZE | turns++;
      }
    }
    return turns;
  }

  /** Walks round the points of one ring, from the least on. */
  private void walk(int first, int end, int least) {
    int at = first;
    while (point[at] != least) {
      at++;
    }
    open = 0;
    for (int i = first; i < end; i++) {
      points.find(point[at]);
      vertex();
      at = at + 1 == end ? first : at + 1;
    }
    ring(0);
    forget(0);
  }

  /** Adds the point at hand; where a vertex is there, what lies between is a ring of its own. */
  private void vertex() {
    int cell = points.cell;
    int before = cell == OutlinePoints.NONE ? OutlinePoints.NONE : place[cell];
    if (before != OutlinePoints.NONE) {
      ring(before);
      forget(before + 1);
      return;
    }
    if (open == openX.length) {
      openX = Arrays.copyOf(openX, 2 * open);
      openY = Arrays.copyOf(openY, 2 * open);
      openCell = Arrays.copyOf(openCell, 2 * open);
    }
    if (cell != OutlinePoints.NONE) {
      place[cell] = open;
    }
    openX[open] = points.x;
    openY[open] = points.y;
    openCell[open++] = cell;
  }

  /** Takes back the vertices from a place on. */
  private void forget(int first) {
    for (int i = first; i < open; i++) {
      if (openCell[i] != OutlinePoints.NONE) {
        place[openCell[i]] = OutlinePoints.NONE;
      }
    }
    open = first;
  }

  /** The vertices from a place on are a ring, unless it has no area. */
  private void ring(int first) {
    double twice = twiceArea(first);
    if (open - first < 3 || twice == 0) {
      return;
    }
    if (x.length < size + open - first + 1) {
      int length = size + open - first + 1;
      x = Arrays.copyOf(x, length + (length >> 1));
      y = Arrays.copyOf(y, x.length);
    }
    if (count + 1 >= begin.length) {
      begin = Arrays.copyOf(begin, 2 * begin.length);
      area = Arrays.copyOf(area, begin.length);
    }
    int start = size;
    begin[count] = start;
    area[count] = twice;
    if (twice > 0) {
      largest = outers++ == 0 || twice > area[largest] ? count : largest;
    }
    count++;
    for (int i = first, last = open - 1; i < open; last = i++) {
      int next = i + 1 == open ? first : i + 1;
      if (!isBetween(openX, openY, last, i, next) && !isBetween(openY, openX, last, i, next)) {
        x[size] = openX[i];
        y[size++] = openY[i];
      }
    }
    x[size] = x[start];
    y[size++] = y[start];
    begin[count] = size;
  }

  private double twiceArea(int first) {
    double sum = 0;
    for (int i = first + 1; i < open - 1; i++) {
      sum +=
          (openX[i] - openX[first]) * (openY[i + 1] - openY[first])
              - (openX[i + 1] - openX[first]) * (openY[i] - openY[first]);
    }
    return sum;
  }

  /** Whether a vertex is on the straight line between two that have the same coordinate a. */
  private static boolean isBetween(double[] a, double[] b, int last, int i, int next) {
    return a[last] == a[i]
        && a[i] == a[next]
        && b[last] != b[i]
        && b[i] != b[next]
        && (b[last] < b[i]) == (b[i] < b[next]);
  }

  /** The outer ring that a hole is in: of several, the smallest. */
  int around(int hole) {
    if (outers == 1) {
      return largest;
    }
    int around = largest;
    for (int ring = 0; ring < count; ring++) {
      if (area[ring] > -area[hole] && area[ring] < area[around] && holds(ring, hole)) {
        around = ring;
      }
    }
    return around;
  }

  /** Whether a ring holds another, by the first vertex of that which is none of its own. */
  private boolean holds(int ring, int inner) {
    for (int i = begin[inner]; i < begin[inner + 1]; i++) {
      boolean own = false;
      boolean inside = false;
      for (int v = begin[ring] + 1; v < begin[ring + 1]; v++) {
        own |= x[v] == x[i] && y[v] == y[i];
        boolean spans = y[v] > y[i] != y[v - 1] > y[i];
        inside ^= spans && x[i] < x[v] + (y[i] - y[v]) / (y[v - 1] - y[v]) * (x[v - 1] - x[v]);
      }
      if (!own) {
        return inside;
      }
    }
    return true;
  }
}

package io.github.orometry.contour;

import java.util.Arrays;

/**
 * The bounding boxes of regions. For each slot it is kept how far its nodes lie in each of the four
 * directions, and between which rows or columns those that lie farthest are: only at them can the
 * region's outermost point be. Reused; grows.
 */
final class Boxes {
  /** The directions, as places in the arrays. */
  static final int WEST = 0;

  static final int EAST = 1;
  static final int SOUTH = 2;
  static final int NORTH = 3;

  /** By slot and direction: the farthest column or row, negated for west and south. */
  private int[] far = {};

  /** By slot and direction: the first row or column of the nodes that lie there, and the last. */
  private int[] first = {};

  private int[] last = {};

  void clear(int slots) {
    if (far.length < 4 * slots) {
      far = new int[4 * (slots + (slots >> 1))];
      first = new int[far.length];
      last = new int[far.length];
    }
    Arrays.fill(far, 0, 4 * slots, Integer.MIN_VALUE);
  }

  /** Takes in the nodes of row {@code iy} in the columns {@code [from, to]}. */
  void add(int slot, int iy, int from, int to) {
    int at = 4 * slot;
    reach(at + WEST, -from, iy, iy);
    reach(at + EAST, to, iy, iy);
    reach(at + SOUTH, -iy, from, to);
    reach(at + NORTH, iy, from, to);
  }

  private void reach(int at, int distance, int from, int to) {
    if (distance > far[at]) {
      far[at] = distance;
      first[at] = from;
      last[at] = to;
    } else if (distance == far[at]) {
      first[at] = Math.min(first[at], from);
      last[at] = Math.max(last[at], to);
    }
  }

  /** Takes in the nodes of so many slots of others. */
  void take(Boxes other, int slots) {
    for (int at = 0; at < 4 * slots; at++) {
      reach(at, other.far[at], other.first[at], other.last[at]);
    }
  }

  /** Takes the nodes of one slot into another. */
  void merge(int from, int into) {
    for (int direction = 0; direction < 4; direction++) {
      int at = 4 * from + direction;
      reach(4 * into + direction, far[at], first[at], last[at]);
    }
  }

  /** The farthest column or row in a direction. */
  int farthest(int slot, int direction) {
    int distance = far[4 * slot + direction];
    return direction == WEST || direction == SOUTH ? -distance : distance;
  }

  /** The first row (or column) of the nodes in the farthest column (or row). */
  int from(int slot, int direction) {
    return first[4 * slot + direction];
  }

  /** The last one. */
  int to(int slot, int direction) {
    return last[4 * slot + direction];
  }
}

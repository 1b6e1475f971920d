package io.github.orometry.contour;

import io.github.orometry.prominence.KeySort;
import java.util.Arrays;

/**
 * The merge tree of a surface, cut at the levels that are asked for. A slot is what comes into a
 * part of the superlevel sets as the level falls, from where the part is born, or was last asked
 * for, down to where it is asked for next; what a query asks for is its slot and all slots above. A
 * part that meets a higher one goes on as that. Slots that no query ends are left out: their nodes
 * come in with the next slot below that one ends. What no query asks for is in the slot {@link
 * #NONE}.
 *
 * <p>Reused; grows. O(b + q log q) for b basins and q queries.
 */
final class SlotTree {
  /** The slot of what lies in no region. */
  static final int NONE = 0;

  /** By slot: the level at its lower end; its nodes are above. */
  double[] low = {};

  /** By slot: the slot that it comes into. */
  int[] next = {};

  /** By slot: nodes of its part up to this height are in no slot above it. */
  double[] cap = {};

  /** The slots in an order in which each comes before its next. */
  int[] order = {};

  /** How many slots the order has; {@link #NONE} is not among them. */
  int size;

  /** Slots are below this. */
  int bound;

  private final KeySort sort = new KeySort();

  /** By slot: the slot below that a query ends, itself if one ends it. */
  private int[] kept = {};

  /** By slot: some slot further down, so that the way down is short: see {@link #holding}. */
  private int[] jump = {};

  private int[] depth = {};

  /** By basin: the slot in which it is born, the one open now, the one that was asked for last. */
  private int[] born = {};

  private int[] open = {};
  private int[] asked = {};
  private int[] up = {};

  /** By query: the slot that it ends. */
  private int[] answer = {};

  private int closed;

  /**
   * Cuts a tree.
   *
   * @param basin by query: that of its summit
   * @param level by query; below the summit
   */
  void build(Joins joins, int[] basin, double[] level, int queries) {
    begin(joins.basins(), queries);
    sort.sort(level, basin, queries);
    int join = 0;
    for (int i = 0; i < queries; i++) {
      int query = sort.at(i);
      join = joinAbove(level[query], joins, join);
      end(query, find(basin[query]), level[query]);
    }
    keep(joins.basins());
    shortcuts();
  }

  /** The slot that a query ends. */
  int of(int query) {
    return answer[query];
  }

  /** The slot in which the summit of a basin is. */
  int born(int basin) {
    return born[basin];
  }

  /** The slot that holds a node of this height, of those from one on down whose part it is in. */
  int holding(int from, double height) {
    int slot = from;
    while (height <= low[slot]) {
      int far = jump[slot];
      slot = height <= low[far] ? far : next[slot];
    }
    return slot;
  }

  private void begin(int basins, int queries) {
    reserve(basins, queries);
    low[NONE] = Double.NEGATIVE_INFINITY;
    next[NONE] = NONE;
    kept[NONE] = NONE;
    bound = 1;
    closed = 0;
    for (int b = 0; b < basins; b++) {
      up[b] = b;
      asked[b] = NONE;
      born[b] = open[b] = bound++;
      next[born[b]] = NONE;
      low[born[b]] = Double.NEGATIVE_INFINITY;
    }
  }

  /** Takes in the joins above a level, from one on; gives the next. */
  private int joinAbove(double level, Joins joins, int first) {
    int join = first;
    while (join < joins.joins() && joins.col(joins.lower(join)) > level) {
      int lower = joins.lower(join);
      int higher = joins.higher(join++);
      up[lower] = higher;
      close(open[lower], joins.col(lower), open[higher], false);
    }
    return join;
  }

  /** Ends the slot of a part for a query, unless another at the same level has just done so. */
  private void end(int query, int basin, double level) {
    if (asked[basin] == NONE || low[asked[basin]] != level) {
      int slot = open[basin];
      open[basin] = bound++;
      next[open[basin]] = NONE;
      low[open[basin]] = Double.NEGATIVE_INFINITY;
      close(slot, level, open[basin], true);
      asked[basin] = slot;
    }
    answer[query] = asked[basin];
  }

  private void close(int slot, double at, int below, boolean ended) {
    low[slot] = at;
    next[slot] = below;
    kept[slot] = ended ? slot : NONE;
    order[closed++] = slot;
  }

  /** Leaves out the slots that no query ends; all that are still open are {@link #NONE}. */
  private void keep(int basins) {
    for (int b = 0; b < basins; b++) {
      kept[open[b]] = up[b] == b ? NONE : kept[open[b]];
    }
    for (int i = closed - 1; i >= 0; i--) {
      int slot = order[i];
      next[slot] = kept[next[slot]];
      kept[slot] = kept[slot] == slot ? slot : next[slot];
    }
    size = 0;
    for (int i = 0; i < closed; i++) {
      if (kept[order[i]] == order[i]) {
        order[size++] = order[i];
      }
    }
    for (int b = 0; b < basins; b++) {
      born[b] = kept[born[b]];
    }
  }

  /**
   * Jumps as in a skew-binary list (Myers 1983, An applicative random-access stack): from any slot
   * to any below in O(log n) steps. And the caps.
   */
  private void shortcuts() {
    jump[NONE] = NONE;
    depth[NONE] = 0;
    Arrays.fill(cap, 0, bound, Double.POSITIVE_INFINITY);
    for (int i = size - 1; i >= 0; i--) {
      int slot = order[i];
      int below = next[slot];
      int far = jump[below];
      depth[slot] = depth[below] + 1;
      jump[slot] = depth[below] - depth[far] == depth[far] - depth[jump[far]] ? jump[far] : below;
      cap[below] = Math.min(cap[below], low[slot]);
    }
  }

  private int find(int basin) {
    int b = basin;
    while (up[b] != b) {
      up[b] = up[up[b]];
      b = up[b];
    }
    return b;
  }

  private void reserve(int basins, int queries) {
    if (born.length < basins) {
      int length = basins + (basins >> 1);
      born = new int[length];
      open = new int[length];
      asked = new int[length];
      up = new int[length];
    }
    if (answer.length < queries) {
      answer = new int[queries + (queries >> 1)];
    }
    int slots = 1 + basins + queries;
    if (low.length < slots) {
      int length = slots + (slots >> 1);
      low = new double[length];
      cap = new double[length];
      next = new int[length];
      order = new int[length];
      kept = new int[length];
      jump = new int[length];
      depth = new int[length];
    }
  }
}

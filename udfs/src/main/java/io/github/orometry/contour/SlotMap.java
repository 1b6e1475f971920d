package io.github.orometry.contour;

import java.util.Arrays;

/**
 * Finds which slot each node is in: from a node above it, whose slot is known, down the tree as far
 * as its height asks for. O(nodes), but for the way down the tree. For one thread; several fill
 * bands of one surface at the same time.
 */
final class SlotMap {
  private final Ground ground;
  private final SlotTree slots;
  private final Boxes boxes;

  private Joins joins;

  /** The slot by node; {@link SlotTree#NONE} for what is in no region asked for. */
  private int[] slot;

  /** The first row of the band: what lies north of it another thread may be about to fill. */
  private int first;

  /* The row at hand, and its first cell. */
  private int row;
  private int start;

  SlotMap(Ground ground, SlotTree slots, Boxes boxes) {
    this.ground = ground;
    this.slots = slots;
    this.boxes = boxes;
  }

  /** Begins with a surface, whose slots are noted in {@code slotOfNode}. */
  void begin(Joins ofJoins, int[] slotOfNode) {
    joins = ofJoins;
    slot = slotOfNode;
  }

  /**
   * Fills the rows {@code [from, to)} of a surface without missing cells. Each row is cut into
   * rises, each up to a crest and down to the cell before the next one: a cell is joined to its
   * crest at its own height, so that it is in the crest's slot or below that.
   */
  void fill(int from, int to) {
    first = from;
    for (int iy = from; iy < to; iy++) {
      fillRow(iy);
    }
  }

  private void fillRow(int iy) {
    double[] z = ground.z;
    row = iy;
    start = ground.padded(iy, 0);
    int end = start + ground.nx;
    for (int p = start; p < end; ) {
      int from = p;
      while (p + 1 < end && z[p + 1] > z[p]) {
        p++;
      }
      int crest = p++;
      while (p < end && z[p] <= z[p - 1]) {
        p++;
      }
      rise(from, crest, p);
    }
  }

  private void rise(int from, int crest, int end) {
    if (ground.z[crest] <= slots.cap[SlotTree.NONE]) {
      Arrays.fill(slot, from, end, SlotTree.NONE);
      return;
    }
    int s = ofCrest(crest);
    int west = runWest(from, crest, s);
    int east = runEast(crest, end, s);
    add(s, west, east);
    down(from, west, east, end, s);
  }

  /** The runs below that of a crest, on both sides of it. */
  private void down(int from, int west, int east, int end, int top) {
    int s = top;
    for (int p = east; p < end; ) {
      s = slots.holding(s, ground.z[p]);
      int next = runEast(p, end, s);
      add(s, p, next);
      p = next;
    }
    s = top;
    for (int p = west; p > from; ) {
      s = slots.holding(s, ground.z[p - 1]);
      int next = runWest(from, p - 1, s);
      add(s, next, p);
      p = next;
    }
  }

  /** A crest is in the slot of the cell to its north, or below that, if that cell is as high. */
  private int ofCrest(int p) {
    double height = ground.z[p];
    int north = p - ground.width;
    boolean below = row > first && ground.z[north] >= height;
    int above = below ? slot[north] : slots.born(joins.basin(p));
    return slots.holding(above, height);
  }

  /** Marks the cells from one on that are in a slot, going down; gives the first that is not. */
  private int runEast(int from, int end, int s) {
    double low = slots.low[s];
    int p = from;
    while (p < end && ground.z[p] > low) {
      slot[p++] = s;
    }
    return p;
  }

  /** The same towards the west; gives the last that is marked. */
  private int runWest(int first, int from, int s) {
    double low = slots.low[s];
    int p = from;
    while (p >= first && ground.z[p] > low) {
      slot[p--] = s;
    }
    return p + 1;
  }

  private void add(int s, int from, int end) {
    if (s != SlotTree.NONE) {
      boxes.add(s, row, from - start, end - 1 - start);
    }
  }

  /** Fills the nodes {@code [from, to)} of a surface with missing cells, node by node. */
  void fill(Fans fans, int from, int to) {
    for (int node = from; node < to; node++) {
      slot[node] = SlotTree.NONE;
      if (fans.isNode(node)) {
        int p = fans.cell(node);
        slot[node] = slots.holding(slots.born(joins.basin(node)), ground.z[p]);
        if (slot[node] != SlotTree.NONE) {
          int ix = p % ground.width - 1;
          boxes.add(slot[node], p / ground.width - 1, ix, ix);
        }
      }
    }
  }
}

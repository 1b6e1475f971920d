package io.github.orometry.contour;

import java.util.Arrays;

/**
 * Which slot each node is in: found from a node above it, whose slot is known, down the tree as far
 * as its height asks for. O(nodes), but for the way down the tree. Reused; grows.
 */
final class SlotMap {
  private static final int UNKNOWN = -1;

  /** The slot by node; {@link SlotTree#NONE} for what is in no region asked for, and the margin. */
  int[] slot = {};

  private Ground ground;
  private Joins joins;
  private SlotTree slots;

  /**
   * Finds the slots of a surface without missing cells, run by run along the rows. A cell that is
   * no higher than one beside it whose slot is known is in that slot or below it; and one no higher
   * than the slot's cap is in it, as no slot above reaches down so far.
   */
  void fill(Ground ofGround, Joins ofJoins, SlotTree ofSlots, Boxes boxes) {
    begin(ofGround, ofJoins, ofSlots, ofGround.size);
    for (int iy = 0; iy < ground.ny; iy++) {
      int start = ground.padded(iy, 0);
      int end = start + ground.nx;
      int s = SlotTree.NONE;
      for (int p = start; p < end; ) {
        int from = p;
        s = p > start && ground.z[p] <= slots.low[s] ? slots.holding(s, ground.z[p]) : find(p);
        slot[p] = s;
        p = runEnd(p + 1, end, s);
        if (s != SlotTree.NONE) {
          boxes.add(s, iy, from - start, p - 1 - start);
        }
      }
    }
  }

  /** Marks the cells from one on that are surely in the same slot as the one before it. */
  private int runEnd(int from, int end, int s) {
    double[] z = ground.z;
    int[] slot = this.slot;
    int width = ground.width;
    double low = slots.low[s];
    double cap = slots.cap[s];
    double left = z[from - 1];
    int p = from;
    while (p < end) {
      double height = z[p];
      boolean same =
          height > low
              && (height <= cap
                  || height <= left
                  || slot[p] == s
                  || (slot[p - width] == s && height <= z[p - width]));
      if (!same) {
        return p;
      }
      slot[p++] = s;
      left = height;
    }
    return p;
  }

  private int find(int p) {
    double height = ground.z[p];
    int known = slot[p];
    if (known != UNKNOWN) {
      return known;
    }
    if (height <= slots.cap[SlotTree.NONE]) {
      return SlotTree.NONE;
    }
    int before = p - ground.width;
    if (height <= ground.z[before]) {
      return slots.holding(slot[before], height);
    }
    return climb(p);
  }

  /** Finds the slots of the nodes of a surface with missing cells, node by node. */
  void fill(Ground ofGround, Joins ofJoins, Fans fans, SlotTree ofSlots, Boxes boxes) {
    begin(ofGround, ofJoins, ofSlots, fans.nodes());
    for (int node = 0; node < fans.nodes(); node++) {
      if (!fans.isNode(node)) {
        slot[node] = SlotTree.NONE;
      } else if (slot[node] == UNKNOWN) {
        slot[node] = climb(node);
      }
      if (slot[node] != SlotTree.NONE) {
        int p = fans.cell(node);
        int ix = p % ground.width - 1;
        boxes.add(slot[node], p / ground.width - 1, ix, ix);
      }
    }
  }

  private void begin(Ground ofGround, Joins ofJoins, SlotTree ofSlots, int nodes) {
    ground = ofGround;
    joins = ofJoins;
    slots = ofSlots;
    if (slot.length < nodes) {
      slot = new int[nodes];
    }
    Arrays.fill(slot, 0, nodes, UNKNOWN);
    Arrays.fill(slot, 0, ground.width, SlotTree.NONE);
  }

  /** The slot of a node: on the way down from its summit, as far as its height asks for. */
  private int climb(int node) {
    return slots.holding(slots.born(joins.basin(node)), joins.height(node));
  }
}

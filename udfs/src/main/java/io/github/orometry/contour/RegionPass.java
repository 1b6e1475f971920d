package io.github.orometry.contour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** One pass over the quads of a surface, that answers all queries. Reused; grows. */
final class RegionPass {
  /** Bits of the largest coefficient's high word, less those of the whole surface's area. */
  private static final int AREA_BITS = 28;

  private final Ground ground;
  private final double few;
  private final int nodesASlot;
  private final SlotTree slots = new SlotTree();
  private final List<RegionBand> bands = new ArrayList<>();
  private final Bounds bounds;
  private Fans fans;
  private boolean many;
  private int[] slot = {};

  /** By slot: its area; and the first quad of its nodes, where cells are missing. */
  private double[] area = {};

  private int[] firstQuad = {};

  /**
   * Makes a pass over the surfaces that a ground takes.
   *
   * @param few cut quads are measured level by level where the cube of the number of basins is at
   *     most so many times the number of cells: contours are then short
   * @param nodesASlot a crew shares surfaces with at least so many nodes for each slot and each
   *     band after the first: a band has sums of its own
   */
  RegionPass(Ground ground, double few, int nodesASlot) {
    this.ground = ground;
    this.few = few;
    this.nodesASlot = nodesASlot;
    bands.add(new RegionBand(ground, slots));
    bounds = new Bounds(ground, bands.get(0).boxes);
  }

  /**
   * Answers queries; see {@link SlotTree#build}.
   *
   * @param ofFans the nodes where cells are missing, else null
   * @param watch is told of rows, by any thread of the crew
   */
  void run(
      Joins joins,
      Fans ofFans,
      int[] basin,
      double[] level,
      int queries,
      Crew crew,
      IntConsumer watch) {
    fans = ofFans;
    slots.build(joins, basin, level, queries);
    double basins = joins.basins();
    many = basins * basins * basins > few * ground.size;
    int nodes = fans == null ? ground.size : fans.nodes();
    reserve(nodes);
    if (crew.size() == 1 || (long) slots.bound * nodesASlot * (crew.size() - 1) > nodes) {
      begin(joins, 1);
      bands.get(0).fill(0, 1);
      bands.get(0).addQuads(0, 1, watch);
    } else {
      begin(joins, crew.size());
      crew.run(band -> bands.get(band).fill(band, crew.size()));
      crew.run(band -> bands.get(band).addQuads(band, crew.size(), watch));
      bands.subList(1, crew.size()).forEach(bands.get(0)::take);
    }
    if (fans != null) {
      firstQuads();
    }
    answer();
  }

  private void begin(Joins joins, int count) {
    for (int i = 0; i < count; i++) {
      if (i == bands.size()) {
        bands.add(new RegionBand(ground, slots));
      }
      bands.get(i).begin(i == 0 ? joins : joins.twin(), fans, slot);
    }
    if (many) {
      beginPolynomials(count);
    }
  }

  private void beginPolynomials(int count) {
    double all = (ground.x[ground.nx - 1] - ground.x[0]) * (ground.y[ground.ny - 1] - ground.y[0]);
    double wordsPerArea = Math.scalb(1.0, AREA_BITS - Math.getExponent(all) - 1);
    double largest = largest();
    for (int i = 0; i < count; i++) {
      bands.get(i).beginPolynomials(wordsPerArea, largest);
    }
  }

  private void reserve(int nodes) {
    if (slot.length < nodes) {
      slot = new int[nodes];
    }
    bounds.clear(slots.bound, fans, slot);
    if (area.length < slots.bound) {
      area = new double[slots.bound + (slots.bound >> 1)];
      firstQuad = new int[area.length];
    }
  }

  private double largest() {
    double largest = 0;
    for (int iy = 0; iy < ground.ny; iy++) {
      int start = ground.padded(iy, 0);
      for (int p = start; p < start + ground.nx; p++) {
        double height = Math.abs(ground.z[p]);
        largest = height <= Double.MAX_VALUE && height > largest ? height : largest;
      }
    }
    return largest;
  }

  /** By slot: the first quad of its nodes. */
  private void firstQuads() {
    Arrays.fill(firstQuad, 0, slots.bound, Integer.MAX_VALUE);
    for (int node = 0; node < fans.nodes(); node++) {
      int s = slot[node];
      if (s != SlotTree.NONE) {
        firstQuad[s] = Math.min(firstQuad[s], fans.firstQuad(node));
      }
    }
  }

  /** From the top down, each slot ends with an answer, and comes into the next. */
  private void answer() {
    RegionBand sums = bands.get(0);
    for (int i = 0; i < slots.size; i++) {
      int s = slots.order[i];
      int below = slots.next[s];
      double level = slots.low[s];
      area[s] = (sums.whole.sum(s) + sums.cut.sum(s)) / ground.stepsPerArea;
      if (many) {
        area[s] += sums.polynomials.at(s, sums.quadPolynomials.scaled(level));
      }
      bounds.find(s, level);
      if (below != SlotTree.NONE) {
        sums.whole.merge(s, below);
        bounds.merge(s, below);
        if (many) {
          sums.polynomials.merge(s, below);
        }
        if (fans != null) {
          firstQuad[below] = Math.min(firstQuad[below], firstQuad[s]);
        }
      }
    }
  }

  /** The area of a query's region. */
  double area(int query) {
    return area[slots.of(query)];
  }

  /** How far a query's region goes in a direction. */
  double bound(int query, int direction) {
    return bounds.at(slots.of(query), direction);
  }

  /** The first quad of a query's region in row-major order, where cells are missing. */
  int firstQuad(int query) {
    return firstQuad[slots.of(query)];
  }
}

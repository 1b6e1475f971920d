package io.github.orometry.prominence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.prominence.Joins.Join;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.InfiniteCellException;
import io.github.orometry.testing.FailingCase;
import io.github.orometry.testing.RandomSurfaces;
import io.github.orometry.testing.RandomSurfaces.Surface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The merge tree against all joins of all cells, on many small random surfaces. */
class SurfaceTreeTest implements FailingCase.Replayed {
  private static final int SURFACES = RandomSurfaces.count(6_000);
  private static final double NAN = Double.NaN;

  private final SurfaceTree tree = new SurfaceTree();
  private Surface surface;
  private double[] z;
  private PlainKruskal plain;
  private List<Join> joins;

  @ParameterizedTest
  @EnumSource
  void equalsThePlainKruskal(Connectivity connectivity) {
    int edges = 0;
    for (long seed = 0; seed < SURFACES; seed++) {
      checkOrSave(seed, Map.of("connectivity", connectivity.name()), RandomSurfaces.of(seed));
      edges += tree.edges();
    }
    assertTrue(edges > 2 * SURFACES, "too few edges for a test: " + edges);
  }

  @Override
  public void check(FailingCase random) {
    surface = random.surface();
    z = surface.z();
    Connectivity connectivity = Connectivity.valueOf(random.setting("connectivity"));
    plain = new PlainKruskal(z, surface.nx(), surface.ny(), connectivity);
    joins = Joins.of(z, surface.nx(), surface.ny(), connectivity);
    tree.build(z, 0, surface.nx(), surface.ny(), connectivity);
    checkSummary();
    checkBasins();
    checkBasinsOfCells();
    checkEdgesAreJoins();
    checkEdgesSpanAtTheHighestLevels();
    checkJoins();
  }

  private void checkSummary() {
    double[] present = Arrays.stream(z).filter(v -> !Double.isNaN(v)).toArray();
    assertEquals(surface.nx(), tree.nx());
    assertEquals(surface.ny(), tree.ny());
    assertEquals(z.length - present.length, tree.missingCells());
    assertEquals(Arrays.stream(present).min().orElse(NAN) + 0.0, tree.min());
    assertEquals(Arrays.stream(present).max().orElse(NAN) + 0.0, tree.max());
  }

  /** Basins are those cells that join no higher one at their own height; each dies as it should. */
  private void checkBasins() {
    List<Integer> summits = new ArrayList<>();
    for (int cell = 0; cell < z.length; cell++) {
      if (!Double.isNaN(z[cell]) && !joinsHigherAtItsHeight(cell)) {
        summits.add(cell);
      }
    }
    assertEquals(summits.size(), tree.basins());
    for (int basin = 0; basin < tree.basins(); basin++) {
      int summit = summits.get(basin);
      String name = "basin " + basin;
      assertEquals(summit, tree.summit(basin), name);
      assertEquals(z[summit] + 0.0, tree.height(basin), name);
      assertEquals(plain.isTop(summit), tree.isTop(basin), name);
      boolean lasts = tree.isTop(basin) || z[summit] > plain.col[summit];
      assertEquals(lasts && plain.edge[summit], tree.edgeLimited(basin), name);
      if (tree.isTop(basin)) {
        assertEquals(SurfaceTree.NONE, tree.parent(basin), name);
        assertEquals(plain.low[summit] + 0.0, tree.low(basin) + 0.0, name);
      } else {
        assertEquals(plain.parent[summit], tree.summit(tree.parent(basin)), name);
        assertEquals(plain.col[summit], tree.col(basin) + 0.0, name);
        assertEquals(plain.position[summit], tree.colPosition(basin), name);
      }
    }
  }

  private boolean joinsHigherAtItsHeight(int cell) {
    return joins.stream()
        .anyMatch(j -> j.level() == z[cell] && (lower(j, cell, j.q()) || lower(j, cell, j.p())));
  }

  private boolean lower(Join join, int cell, int other) {
    return join.p() + join.q() - other == cell && Joins.higher(z, other, cell);
  }

  /** From a cell to the summit of its basin there is a way that never goes below the cell. */
  private void checkBasinsOfCells() {
    for (int cell = 0; cell < z.length; cell++) {
      int basin = tree.basin(cell);
      if (Double.isNaN(z[cell])) {
        assertEquals(SurfaceTree.NONE, basin);
      } else {
        int[] part = parts(z[cell]);
        assertEquals(part[cell], part[tree.summit(basin)], "cell " + cell);
      }
    }
  }

  /** Cells that hang together by joins at or above a level have the same number. */
  private int[] parts(double level) {
    int[] up = new int[z.length];
    Arrays.setAll(up, i -> i);
    for (Join join : joins) {
      if (join.level() >= level) {
        int from = up[join.p()];
        int to = up[join.q()];
        Arrays.setAll(up, i -> up[i] == from ? to : up[i]);
      }
    }
    return up;
  }

  /** Each edge is a join of the surface: there is one at its level and place. */
  private void checkEdgesAreJoins() {
    for (int i = 0; i < tree.edges(); i++) {
      double level = tree.edgeLevel(i);
      long position = tree.edgePosition(i);
      assertTrue(
          joins.stream().anyMatch(j -> j.level() == level && j.position() == position),
          "edge " + i);
      assertTrue(tree.edgeFrom(i) != tree.edgeTo(i), "edge " + i);
    }
  }

  /**
   * At every level of a join, basins hang together by the edges at or above it exactly as their
   * summits do by all joins: so the edges hold a maximum spanning forest.
   */
  private void checkEdgesSpanAtTheHighestLevels() {
    joins.stream()
        .mapToDouble(Join::level)
        .distinct()
        .forEach(
            level -> {
              int[] part = parts(level);
              int[] up = new int[tree.basins()];
              Arrays.setAll(up, i -> i);
              for (int i = 0; i < tree.edges(); i++) {
                if (tree.edgeLevel(i) >= level) {
                  int from = up[tree.edgeFrom(i)];
                  int to = up[tree.edgeTo(i)];
                  Arrays.setAll(up, b -> up[b] == from ? to : up[b]);
                }
              }
              for (int a = 0; a < tree.basins(); a++) {
                for (int b = 0; b < a; b++) {
                  boolean together = part[tree.summit(a)] == part[tree.summit(b)];
                  assertEquals(together, up[a] == up[b], a + " and " + b + " at " + level);
                }
              }
            });
  }

  /** Joins are what taking the edges in their order gives; the highest cell wins. */
  private void checkJoins() {
    int[] root = new int[tree.basins()];
    Arrays.setAll(root, i -> i);
    int join = 0;
    for (int i = 0; i < tree.edges(); i++) {
      if (i > 0) {
        double before = tree.edgeLevel(i - 1);
        assertTrue(before >= tree.edgeLevel(i), "edge " + i);
        assertFalse(before == tree.edgeLevel(i) && tree.edgePosition(i - 1) > tree.edgePosition(i));
      }
      int a = root[tree.edgeFrom(i)];
      int b = root[tree.edgeTo(i)];
      if (a != b) {
        boolean aHigher = Joins.higher(z, tree.summit(a), tree.summit(b));
        int lower = aHigher ? b : a;
        int higher = aHigher ? a : b;
        assertEquals(lower, tree.joinLower(join), "join " + join);
        assertEquals(higher, tree.joinHigher(join), "join " + join);
        assertEquals(tree.edgeLevel(i), tree.col(lower), "join " + join);
        assertEquals(tree.edgePosition(i), tree.colPosition(lower), "join " + join);
        Arrays.setAll(root, basin -> root[basin] == lower ? higher : root[basin]);
        join++;
      }
    }
    assertEquals(join, tree.joins());
    assertEquals(tree.basins() - Arrays.stream(root).distinct().count(), tree.joins());
  }

  @Test
  void threeHillsInARow() {
    double[] z = {1, 9, 2, 7, 3, 8, 1};
    tree.build(z, 0, 7, 1, Connectivity.CONTOUR);
    assertEquals(3, tree.basins());
    assertEquals(2, tree.joins());
    assertEquals(3, tree.summit(tree.joinLower(0)));
    assertEquals(5, tree.summit(tree.joinHigher(0)));
    assertEquals(5, tree.summit(tree.joinLower(1)));
    assertEquals(1, tree.summit(tree.joinHigher(1)));
    assertEquals(2, tree.col(tree.joinLower(1)));
    assertEquals(5, tree.summit(tree.basin(6)));
  }

  @Test
  void anInvalidSurfaceLeavesNoTree() {
    tree.build(new double[] {3, 1, 2}, 0, 3, 1, Connectivity.FOUR);
    assertEquals(1, tree.joins());
    double[] z = {3, 1, Double.POSITIVE_INFINITY};
    assertThrows(InfiniteCellException.class, () -> tree.build(z, 0, 3, 1, Connectivity.FOUR));
    assertEquals(0, tree.basins());
    assertEquals(0, tree.edges());
    assertEquals(0, tree.joins());
    assertEquals(NAN, tree.max());
    assertEquals(NAN, tree.min());
  }

  @Test
  void whatIsNoSurfaceIsRefused() {
    double[] z = new double[12];
    for (int[] shape : new int[][] {{0, 3}, {3, 0}, {-1, -1}, {50_000, 50_000}}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> tree.build(z, 0, shape[0], shape[1], Connectivity.FOUR));
    }
    assertEquals(
        "Range [1, 1 + 12) out of bounds for length 12",
        assertThrows(
                IndexOutOfBoundsException.class, () -> tree.build(z, 1, 4, 3, Connectivity.FOUR))
            .getMessage());
    assertThrows(IndexOutOfBoundsException.class, () -> tree.build(z, -1, 4, 2, Connectivity.FOUR));
  }
}

package io.github.orometry.prominence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.orometry.surface.Grid;
import org.junit.jupiter.api.Test;

/**
 * Positions of key cols on the largest grids, where they are beyond 2^31: by arithmetic, since such
 * a surface would take 17 GB.
 */
class PositionTest {
  private static final int SIDE = 46_338;

  private final Peaks peaks = new Peaks();

  @Test
  void theLargestGridHasPositionsThatAreToldApartAndInOrder() {
    Grid grid = Grid.ofIndices(SIDE, SIDE);
    int last = SIDE - 1;
    long cells = (long) SIDE * SIDE;
    assertKeyCol(grid, SaddleEdges.position(last, last, SIDE), 2L * last * SIDE + last);
    assertKeyCol(grid, SaddleEdges.position(last, 0, SIDE), 2L * last * SIDE);
    assertKeyCol(grid, SaddleEdges.position(23_170, 5, SIDE), 23_170 * 2L * SIDE + 5);
    assertEquals(5, peaks.keyColX(1, grid));
    assertEquals(23_170, peaks.keyColY(1, grid));
    // The quad below and to the right of a cell is a row of positions on.
    int quad = SaddleEdges.position(last - 1, last - 1, SIDE) + SIDE;
    assertKeyCol(grid, quad, 2 * cells - 2 * SIDE - 2);
    assertEquals(last - 0.5, peaks.keyColX(1, grid));
    assertEquals(last - 0.5, peaks.keyColY(1, grid));
  }

  @Test
  void sortedAsTheUnsignedNumbersTheyAre() {
    KeySort sort = new KeySort();
    int[] positions = {-1, 0, Integer.MIN_VALUE, 7, Integer.MAX_VALUE, -2};
    sort.sort(new double[6], positions, 6);
    int[] order = {0, 7, Integer.MAX_VALUE, Integer.MIN_VALUE, -2, -1};
    for (int i = 0; i < order.length; i++) {
      assertEquals(order[i], positions[sort.at(i)]);
    }
  }

  @Test
  void largerGridsAreRefused() {
    assertEquals(SIDE, Grid.ofIndices(SIDE, SIDE).nx());
    assertThrows(IllegalArgumentException.class, () -> Grid.ofIndices(SIDE + 1, SIDE + 1));
    assertEquals(
        "a surface of 715827880 x 1 cells is larger than the 2147483639 cells supported",
        assertThrows(IllegalArgumentException.class, () -> Grid.checkSize(1, 715_827_880))
            .getMessage());
  }

  private void assertKeyCol(Grid grid, int position, long expected) {
    peaks.size = 2;
    peaks.nx = grid.nx();
    peaks.parent[1] = 1;
    peaks.colPosition[1] = position;
    assertEquals(expected, peaks.keyColPosition(1));
    assertEquals(-1, peaks.keyColPosition(0));
  }
}

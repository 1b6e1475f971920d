package io.github.orometry.contour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.orometry.prominence.SurfaceTree;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Regions that can be worked out by hand. */
class RegionsTest {
  private static final double NONE = Double.NaN;
  private static final double[] PYRAMID = {0, 0, 0, 0, 2, 0, 0, 0, 0};
  private static final double[] SADDLE = {4, 0, 0, 4};

  private final Regions regions = new Regions();
  private final SurfaceTree tree = new SurfaceTree();
  private final OneRegion one = new OneRegion(regions);

  @Test
  void pyramidIsCutHalfWayDown() {
    assertRegion(3, PYRAMID, 4, 1, 0.5, 0.5, 1, 1, 0.5);
  }

  @Test
  void eachSideIsCutInItsOwnUnits() {
    one.surface(new Grid(new double[] {0, 2, 3}, new double[] {0, 1, 5}), PYRAMID, 0);
    // Four triangles with legs of half a cell: (2 + 1) x (1 + 4) quads, an eighth of each.
    assertArrayEquals(new double[] {1, 0.5, 1.5, 2.5, 15.0 / 8}, one.measure(4, 1), 1e-14);
  }

  @Test
  void saddleIsJoinedBelowItsMean() {
    assertRegion(2, SADDLE, 0, 1, 0, 0, 1, 1, 1 - 2 * (0.25 * 0.25 / 2));
    assertRegion(2, SADDLE, 3, 1, 0, 0, 1, 1, 1 - 2 * (0.25 * 0.25 / 2));
  }

  @Test
  void saddleIsPartedAboveItsMeanAndAtIt() {
    assertRegion(2, SADDLE, 0, 3, 0, 0, 0.25, 0.25, 0.25 * 0.25 / 2);
    assertRegion(2, SADDLE, 3, 3, 0.75, 0.75, 0.25, 0.25, 0.25 * 0.25 / 2);
    assertRegion(2, SADDLE, 0, 2, 0, 0, 0.5, 0.5, 0.125);
  }

  @Test
  void bothPartsOfSaddleBelongToRegionThatGoesRoundIt() {
    // Two summits in a ring of ground at 2 about a pit; the middle quad is a saddle parted at 1.9.
    double[] z = {
      2, 2, 2, 2, //
      2, 4, 0, 2, //
      2, 0, 3, 2, //
      2, 2, 2, 2
    };
    double ring = 179989.0 / 28800; // in exact fractions, by hand
    assertRegion(4, z, 5, 1.9, 0, 0, 3, 3, ring);
    assertRegion(4, z, 10, 1.9, 0, 0, 3, 3, ring);
  }

  @Test
  void holeIsLeftOut() {
    double[] z = new double[25];
    Arrays.fill(z, 2);
    z[12] = 0;
    assertRegion(5, z, 0, 1, 0, 0, 4, 4, 15.5);
  }

  @Test
  void missingCornerLeavesTriangle() {
    assertRegion(2, new double[] {2, 2, 2, NONE}, 0, 1, 0, 0, 1, 1, 0.5);
    assertRegion(2, new double[] {2, 0, 0, NONE}, 0, 1, 0, 0, 0.5, 0.5, 0.125);
    assertRegion(2, new double[] {0, 2, 0, NONE}, 1, 1, 0.5, 0, 0.5, 0.5, 0.125);
    assertRegion(2, new double[] {0, 2, 2, NONE}, 1, 1, 0, 0, 1, 1, 0.375);
    assertRegion(2, new double[] {NONE, 0, 2, 2}, 2, 1, 0, 0.5, 1, 0.5, 0.375);
    assertRegion(2, new double[] {2, NONE, 0, 0}, 0, 1, 0, 0, 0.5, 0.5, 0.125);
    assertRegion(2, new double[] {2, 2, NONE, 0}, 0, 1, 0, 0, 1, 0.5, 0.375);
  }

  @Test
  void cellsOnLineHaveNoRegion() {
    assertNone(2, new double[] {2, NONE, 1, NONE}, 0, 1);
    assertNone(2, new double[] {2, NONE, NONE, 1}, 0, 1);
    assertNone(1, new double[] {0, 2, 0}, 1, 1);
    assertNone(3, new double[] {0, 2, 0}, 1, 1);
    assertNone(1, new double[] {2}, 0, 1);
  }

  @Test
  void sidesThatEndAtMissingCellDoNotJoin() {
    // Two triangles that touch only in the lower end (1, 0) of the side to the missing (1, 1).
    double[] z = {2, 3, 2, 2, NONE, 2};
    assertRegion(3, z, 1, 1, 0, 0, 1, 1, 0.5);
    assertRegion(3, z, 2, 1, 1, 0, 1, 1, 0.5);
  }

  @Test
  void firstOfTwoRegionsThatTouchInTheSummit() {
    double[] z = {
      2, NONE, NONE, //
      2, 3, 2, //
      NONE, NONE, 2
    };
    assertRegion(3, z, 4, 1, 0, 0, 1, 1, 0.5);
    assertRegion(3, z, 8, 1, 1, 1, 1, 1, 0.5);
  }

  @Test
  void summitInCornerOfGrid() {
    assertRegion(3, new double[] {2, 0, 0, 0, 0, 0}, 0, 1, 0, 0, 0.5, 0.5, 0.125);
    assertRegion(3, new double[] {0, 0, 0, 0, 0, 2}, 5, 1, 1.5, 0.5, 0.5, 0.5, 0.125);
  }

  @Test
  void plateauAtTheLevelIsLeftOut() {
    assertRegion(3, new double[] {0, 1, 1, 1, 2, 1, 1, 1, 1}, 4, 1, 0, 0, 2, 2, 2);
  }

  @Test
  void lowestGroundAtTheLevelIsTakenIn() {
    assertRegion(3, new double[] {1, 1, 1, 1, 2, 1, 1, 1, 1}, 4, 1, 0, 0, 2, 2, 4);
    assertRegion(3, new double[] {0, 0, 0, 0, 2, 0, 0, 0, 0}, 4, -0.0, 0, 0, 2, 2, 4);
    // At 1e300 a height less one is the same height.
    double huge = 1e300;
    assertRegion(2, new double[] {2 * huge, huge, huge, huge}, 0, huge, 0, 0, 1, 1, 0.5);
  }

  @Test
  void zeroOfEitherSignIsTheSameLevel() {
    double[] z = {-1, 0.0, 0, -0.0, 2, -0.0, 0, 0.0, 0};
    assertRegion(3, z, 4, 0.0, 0, 0, 2, 2, 2);
    assertRegion(3, z, 4, -0.0, 0, 0, 2, 2, 2);
  }

  @Test
  void levelBelowAllGroundTakesInThePiece() {
    double[] z = {-3, -5, -4, -4, NONE, NONE, -3, -3, -1, -2};
    assertRegion(2, z, 0, -6, 0, 0, 1, 1, 1);
    assertRegion(2, z, 8, -6, 0, 3, 1, 1, 1);
    assertRegion(2, z, 8, Double.NEGATIVE_INFINITY, 0, 3, 1, 1, 1);
  }

  @Test
  void noRegionAtOrAboveTheSummitNorAtMissingCell() {
    assertNone(3, PYRAMID, 4, 2);
    assertNone(3, PYRAMID, 4, 3);
    assertNone(3, PYRAMID, 4, Double.NaN);
    assertNone(2, new double[] {-2, -4, -4, -4}, 0, 0.5 * -2);
    assertNone(2, new double[] {NONE, 2, 2, 2}, 0, 1);
    assertNone(2, new double[] {NONE, NONE, NONE, NONE}, 0, 1);
  }

  @Test
  void heightsWhoseDifferenceOverflows() {
    double huge = 1.5e308;
    assertRegion(2, new double[] {huge, -huge, -huge, -huge}, 0, 0, 0, 0, 0.5, 0.5, 0.125);
    // A saddle with mean 0, though its corners' sum overflows on the way.
    double[] saddle = {huge, -huge, -huge, huge};
    assertRegion(2, saddle, 0, -huge / 2, 0, 0, 1, 1, 1 - 2 * (0.25 * 0.25 / 2));
    assertRegion(2, saddle, 0, huge / 2, 0, 0, 0.25, 0.25, 0.25 * 0.25 / 2);
    assertRegion(
        2,
        new double[] {huge, huge / 2, huge / 2, huge},
        3,
        huge * 0.875,
        0.75,
        0.75,
        0.25,
        0.25,
        0.03125);
  }

  /** A strip above a row with every other cell missing: more parts wait than there was room for. */
  @Test
  void aWideRegionOfManyParts() {
    int nx = 2001;
    double[] z = new double[3 * nx];
    Arrays.fill(z, 2);
    for (int ix = 1; ix < nx; ix += 2) {
      z[2 * nx + ix] = NONE;
    }
    // Whole quads in the first row, triangles beside the holes in the second.
    assertRegion(nx, z, 0, 1, 0, 0, nx - 1, 2, 1.5 * (nx - 1));
  }

  @Test
  void surfaceWithinStack() {
    double[] stack = new double[30];
    System.arraycopy(PYRAMID, 0, stack, 7, 9);
    one.surface(Grid.ofIndices(3, 3), stack, 7);
    assertArrayEquals(new double[] {0.5, 0.5, 1, 1, 0.5}, one.measure(4, 1), 1e-14);
  }

  @Test
  void wrongCallsAreRefused() {
    assertThrows(IllegalStateException.class, () -> regions.ask(0, 0));
    tree.build(PYRAMID, 0, 3, 3, Connectivity.CONTOUR);
    Grid other = Grid.ofIndices(9, 1);
    assertThrows(IllegalArgumentException.class, () -> regions.surface(other, tree));
    regions.surface(Grid.ofIndices(3, 3), tree);
    assertThrows(IndexOutOfBoundsException.class, () -> regions.ask(9, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> regions.ask(-1, 1));
  }

  private void assertRegion(int nx, double[] z, int summit, double level, double... expected) {
    one.surface(Grid.ofIndices(nx, z.length / nx), z, 0);
    assertArrayEquals(expected, one.measure(summit, level), 1e-14);
  }

  private void assertNone(int nx, double[] z, int summit, double level) {
    one.surface(Grid.ofIndices(nx, z.length / nx), z, 0);
    assertNull(one.measure(summit, level));
  }
}

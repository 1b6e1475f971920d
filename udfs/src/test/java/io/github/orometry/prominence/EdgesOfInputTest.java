package io.github.orometry.prominence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;
import io.github.orometry.surface.InfiniteCellException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What stands at the edges of what a surface can be, and what the finder says beside the peaks. */
class EdgesOfInputTest {
  private static final double NAN = Double.NaN;

  private final Peaks peaks = new Peaks();

  @Test
  void anInfiniteCellIsNamedAndLeavesNoPeaks() {
    find(new double[] {1, 2, 1}, 3, Thresholds.NONE);
    double[] z = {0, 1, 0, 5, Double.NEGATIVE_INFINITY, 3};
    InfiniteCellException e =
        assertThrows(InfiniteCellException.class, () -> find(z, 3, Thresholds.NONE));
    assertEquals("cell (iy 1, ix 1) is -inf", e.getMessage());
    assertEquals(0, peaks.size());
  }

  @Test
  void flatAndMissingSurfacesHaveNoPeak() {
    find(new double[] {2, 2, 2, 2}, 2, Thresholds.NONE);
    assertEquals(0, peaks.size());
    assertEquals(2, peaks.max());
    find(new double[] {NAN, NAN}, 2, Thresholds.NONE);
    assertEquals(0, peaks.size());
    assertEquals(NAN, peaks.max());
    assertEquals(NAN, peaks.min());
    assertEquals(2, peaks.missingCells());
  }

  @Test
  void aFlatPieceBesideAHillHasNoPeak() {
    find(new double[] {3, 3, NAN, 1, 2}, 5, Thresholds.NONE);
    assertEquals(1, peaks.size());
    assertEquals(4, peaks.cell(0));
  }

  @Test
  void topsAreMeasuredFromSeaLevelOrTheirLowestCell() {
    double[] z = {-5, 7, NAN, 4, 3};
    find(z, 5, new Thresholds(0, Double.NEGATIVE_INFINITY, 9, 2));
    assertEquals(12, peaks.prominence(0));
    assertEquals(2, peaks.prominence(1));
  }

  @Test
  void thresholdsKeepParentsAndTheHighest() {
    double[] z = {0, 9, 1, 5, 4, 8, 0, 3, 2};
    find(z, 9, Thresholds.NONE);
    assertEquals(4, peaks.size());
    find(z, 9, new Thresholds(0, 4, 2, 0));
    assertEquals(2, peaks.size());
    assertEquals(1, peaks.parent(1));
    find(z, 9, new Thresholds(3.5, Double.NEGATIVE_INFINITY, 9, 0));
    assertEquals(2, peaks.size());
  }

  @Test
  void aThresholdIsTheLeastThatIsReported() {
    double[] z = {0, 9, 1, 5, 4, 8, 0};
    find(z, 7, new Thresholds(0, 8, 9, 0));
    assertEquals(2, peaks.size());
    find(z, 7, new Thresholds(0, Math.nextUp(8), 9, 0));
    assertEquals(1, peaks.size());
    find(z, 7, new Thresholds(1, Double.NEGATIVE_INFINITY, 9, 0));
    assertEquals(3, peaks.size());
    assertEquals(1, peaks.prominence(2));
    find(z, 7, new Thresholds(Math.nextUp(1), Double.NEGATIVE_INFINITY, 9, 0));
    assertEquals(2, peaks.size());
    find(z, 7, new Thresholds(0, Double.NEGATIVE_INFINITY, 1, 0));
    assertEquals(1, peaks.size());
    assertThrows(IllegalArgumentException.class, () -> new Thresholds(0, 0, 0, 0));
  }

  @Test
  void theWayToASummitMayBeLong() {
    double[] z = new double[1001];
    Arrays.setAll(z, i -> Math.abs(i - 400));
    find(z, 1001, Thresholds.NONE);
    assertEquals(2, peaks.size());
    assertEquals(1000, peaks.cell(0));
    assertEquals(0, peaks.cell(1));
    assertEquals(400, peaks.keyColPosition(1));
  }

  @Test
  void theTreeOfTheLastSurfaceIsThere() {
    PeakFinder finder = new PeakFinder();
    finder.find(new double[] {3, 1, 2}, 0, 3, 1, Connectivity.FOUR, Thresholds.NONE, peaks);
    assertEquals(2, finder.tree().basins());
    assertEquals(1, finder.tree().col(1));
  }

  @Test
  void theKeyColLiesInTheLowerCellOrTheQuadsCentre() {
    Grid grid = new Grid(new double[] {0, 1, 4}, new double[] {10, 20});
    double[] z = {9, 0, 0, 1, 8, 0};
    new PeakFinder().find(z, 0, 3, 2, Connectivity.CONTOUR, Thresholds.NONE, peaks);
    assertEquals(4.5, peaks.keyCol(1));
    assertEquals(0.5, peaks.keyColX(1, grid));
    assertEquals(15, peaks.keyColY(1, grid));
    new PeakFinder().find(z, 0, 3, 2, Connectivity.FOUR, Thresholds.NONE, peaks);
    assertEquals(1, peaks.keyCol(1));
    assertEquals(0, peaks.keyColX(1, grid));
    assertEquals(20, peaks.keyColY(1, grid));
    assertEquals(NAN, peaks.keyColX(0, grid));
    assertEquals(NAN, peaks.keyColY(0, grid));
  }

  @Test
  void theSurfaceIsNotChangedAndMayStandInALongerArray() {
    double[] z = {7, -0.0, 1, NAN, 0.0, 7};
    double[] before = z.clone();
    new PeakFinder().find(z, 1, 2, 2, Connectivity.CONTOUR, Thresholds.NONE, peaks);
    assertArrayEquals(before, z);
    assertEquals(1, peaks.size());
    assertEquals(1, peaks.cell(0));
  }

  private void find(double[] z, int nx, Thresholds thresholds) {
    new PeakFinder().find(z, 0, nx, z.length / nx, Connectivity.CONTOUR, thresholds, peaks);
  }
}

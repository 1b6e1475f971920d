package io.github.orometry.prominence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.surface.Connectivity;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What must not change: surfaces with distinct whole heights (so that the tie rule never decides,
 * and sums are exact) keep their peaks when they are raised, scaled by a power of two, transposed
 * or mirrored.
 */
class SymmetryTest {
  private static final int SURFACES = 500;

  /** A peak by what does not depend on where cells are stored. */
  private record Found(int cell, double height, double keyCol, int parent, boolean edgeLimited) {}

  private record Surface(double[] z, int nx, int ny) {}

  @ParameterizedTest
  @EnumSource
  void raisedOrScaledTheSamePeaks(Connectivity connectivity) {
    for (Surface surface : surfaces(connectivity)) {
      List<Found> original = peaks(surface, connectivity, p -> p, 1, 0);
      double[] moved = new double[surface.z().length];
      for (int i = 0; i < moved.length; i++) {
        moved[i] = surface.z()[i] * 0x1p-40 + 0x1p-20;
      }
      Surface changed = new Surface(moved, surface.nx(), surface.ny());
      assertEquals(original, peaks(changed, connectivity, p -> p, 0x1p40, -0x1p20));
    }
  }

  @ParameterizedTest
  @EnumSource
  void transposedTheSamePeaks(Connectivity connectivity) {
    for (Surface surface : surfaces(connectivity)) {
      int nx = surface.nx();
      int ny = surface.ny();
      IntUnaryOperator original = p -> p % ny * nx + p / ny;
      assertSamePeaks(
          surface, new Surface(moved(surface, original), ny, nx), original, connectivity);
    }
  }

  @ParameterizedTest
  @EnumSource
  void mirroredTheSamePeaks(Connectivity connectivity) {
    for (Surface surface : surfaces(connectivity)) {
      int nx = surface.nx();
      IntUnaryOperator original = p -> p / nx * nx + nx - 1 - p % nx;
      assertSamePeaks(
          surface, new Surface(moved(surface, original), nx, surface.ny()), original, connectivity);
    }
  }

  private static void assertSamePeaks(
      Surface surface, Surface changed, IntUnaryOperator original, Connectivity connectivity) {
    assertEquals(
        peaks(surface, connectivity, p -> p, 1, 0), peaks(changed, connectivity, original, 1, 0));
  }

  private static double[] moved(Surface surface, IntUnaryOperator original) {
    double[] moved = new double[surface.z().length];
    for (int p = 0; p < moved.length; p++) {
      moved[p] = surface.z()[original.applyAsInt(p)];
    }
    return moved;
  }

  private static List<Found> peaks(
      Surface surface,
      Connectivity connectivity,
      IntUnaryOperator original,
      double scale,
      double lift) {
    Peaks peaks = new Peaks();
    new PeakFinder()
        .find(surface.z(), 0, surface.nx(), surface.ny(), connectivity, Thresholds.NONE, peaks);
    assertTrue(peaks.size() > 0);
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < peaks.size(); i++) {
      found.add(
          new Found(
              original.applyAsInt(peaks.cell(i)),
              peaks.height(i) * scale + lift,
              peaks.keyCol(i) * scale + lift,
              peaks.parent(i),
              peaks.edgeLimited(i)));
    }
    return found;
  }

  /**
   * Heights are multiples of 4, so that means of quads are whole; some cells are missing in every
   * other surface.
   */
  private static List<Surface> surfaces(Connectivity connectivity) {
    Random random = new Random(connectivity.ordinal());
    List<Surface> surfaces = new ArrayList<>();
    for (int k = 0; k < SURFACES; k++) {
      int nx = 2 + random.nextInt(12);
      int ny = 2 + random.nextInt(12);
      List<Double> heights = new ArrayList<>();
      for (int i = 0; i < nx * ny; i++) {
        heights.add(k % 2 == 1 && i > 1 && random.nextInt(8) == 0 ? Double.NaN : 4.0 * (i + 1));
      }
      java.util.Collections.shuffle(heights, random);
      surfaces.add(new Surface(heights.stream().mapToDouble(h -> h).toArray(), nx, ny));
    }
    return surfaces;
  }
}

package io.github.orometry.contour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;
import io.github.orometry.testing.Cases;
import io.github.orometry.testing.Cases.Case;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The slices of every case: boxes and areas that another contour tracer found. */
class RegionCasesTest {
  private static final double TOLERANCE = 1e-9;

  @ParameterizedTest
  @MethodSource
  void bundledSlices(Case input) throws IOException {
    checkSlices(input);
  }

  static List<Case> bundledSlices() throws IOException {
    return Cases.bundled();
  }

  @Test
  void sharedSlicesWhereTheEnvironmentNamesTheirFolder() throws IOException {
    Optional<List<Case>> shared = Cases.shared();
    Assumptions.assumeTrue(shared.isPresent(), Cases.SHARED + " is not set");
    for (Case input : shared.get()) {
      checkSlices(input);
    }
  }

  private static void checkSlices(Case input) throws IOException {
    Grid grid = input.grid();
    Map<String, Integer> summits = new HashMap<>();
    for (Map<String, String> peak : input.peaks(Connectivity.CONTOUR)) {
      int cell = integer(peak, "iy") * grid.nx() + integer(peak, "ix");
      summits.put(key(peak), cell);
    }
    OneRegion region = new OneRegion(new Regions());
    int checked = 0;
    for (Map<String, String> slice : input.slices()) {
      double[] z = input.surface(integer(slice, "epoch_idx"), integer(slice, "time_bin_idx"));
      region.surface(grid, z, 0);
      String where = input + " " + slice;
      double[] found = region.measure(summits.get(key(slice)), number(slice, "level"));
      assertEquals(!slice.get("area").isEmpty(), found != null, where);
      if (found != null) {
        checkRegion(grid, slice, found, where);
      }
      checked++;
    }
    assertTrue(checked > 0, input + " has no slices");
  }

  private static void checkRegion(
      Grid grid, Map<String, String> slice, double[] found, String where) {
    double eastmost = Math.max(Math.abs(grid.x(0)), Math.abs(grid.x(grid.nx() - 1)));
    double northmost = Math.max(Math.abs(grid.y(0)), Math.abs(grid.y(grid.ny() - 1)));
    double coordinate = TOLERANCE * Math.max(eastmost, northmost);
    assertEquals(number(slice, "x0"), found[0], coordinate, where);
    assertEquals(number(slice, "y0"), found[1], coordinate, where);
    assertEquals(number(slice, "width"), found[2], coordinate, where);
    assertEquals(number(slice, "height"), found[3], coordinate, where);
    double area = number(slice, "area");
    assertEquals(area, found[4], TOLERANCE * area, where);
  }

  private static String key(Map<String, String> row) {
    return row.get("epoch_idx") + "/" + row.get("time_bin_idx") + "/" + row.get("summit_idx");
  }

  private static int integer(Map<String, String> row, String column) {
    return Integer.parseInt(row.get(column));
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }
}

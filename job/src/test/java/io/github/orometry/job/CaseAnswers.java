package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.orometry.job.result.TableFiles;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;
import io.github.orometry.table.Table;
import io.github.orometry.testing.Cases.Case;
import io.github.orometry.testing.Npz;
import io.github.orometry.testing.Npz.NpyArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares results with the known answers of a case. */
public final class CaseAnswers {
  private static final double TOLERANCE = 1e-9;
  private static final double FILTERED_LEVEL = 0.5;

  private final Case input;
  private final Connectivity connectivity;
  private final Path result;

  CaseAnswers(Case input, Connectivity connectivity, Path result) {
    this.input = input;
    this.connectivity = connectivity;
    this.result = result;
  }

  /** The settings of the case as arguments. */
  public static List<String> arguments(Case input, Connectivity connectivity) {
    JsonNode settings = input.settings();
    List<String> levels = new ArrayList<>();
    settings.get("slice_level_multipliers").forEach(level -> levels.add(level.asText()));
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--connectivity", connectivity.name().toLowerCase()));
    arguments.addAll(List.of("--levels", String.join(",", levels)));
    List<String> alphas = new ArrayList<>();
    settings.get("alphas").forEach(alpha -> alphas.add(alpha.asText()));
    arguments.addAll(List.of("--masks", String.join(",", alphas), "--level-masks"));
    arguments.addAll(List.of("--min-prominence", settings.get("min_prominence").asText()));
    arguments.addAll(List.of("--sea-level", settings.get("sea_level").asText()));
    if (!settings.get("min_height").isNull()) {
      arguments.addAll(List.of("--min-height", settings.get("min_height").asText()));
    }
    return arguments;
  }

  /** Compares every table, and for the connectivity {@code contour} slices and counts too. */
  void check() throws IOException {
    checkPeaks();
    checkSlabs();
    checkFilteredPeaks();
    if (connectivity == Connectivity.CONTOUR) {
      checkSlices();
      checkCounts();
      new MaskAnswers(input, result).check();
    }
  }

  private void checkPeaks() throws IOException {
    List<Map<String, String>> answers = input.peaks(connectivity);
    List<Map<String, Object>> rows = TableFiles.named(result, Table.PEAKS);
    assertFalse(answers.isEmpty(), input + " has no peaks");
    assertEquals(answers.size(), rows.size(), where());
    for (int i = 0; i < rows.size(); i++) {
      checkPeak(answers.get(i), rows.get(i));
    }
  }

  private void checkPeak(Map<String, String> answer, Map<String, Object> row) {
    String where = where() + " " + answer + " " + row;
    for (String name :
        new String[] {"epoch_idx", "time_bin_idx", "summit_idx", "iy", "ix", "parent_idx"}) {
      assertEquals(answer.get(name), row.get(name).toString(), where);
    }
    for (String name : new String[] {"x", "y", "height"}) {
      assertEquals(Double.valueOf(answer.get(name)), row.get(name), where);
    }
    boolean top = answer.get("key_col").equals("-inf");
    assertEquals(top ? null : Double.valueOf(answer.get("key_col")), row.get("key_col"), where);
    assertEquals(top, row.get("key_col_x") == null, where);
    assertEquals(top, row.get("key_col_y") == null, where);
    double prominence = Double.parseDouble(answer.get("prominence"));
    assertEquals(
        prominence, (double) row.get("prominence"), TOLERANCE * Math.abs(prominence), where);
    assertEquals(answer.get("edge_limited").equals("1"), row.get("edge_limited"), where);
  }

  /** A row a surface, in order, with as many peaks as the table of peaks has of it. */
  private void checkSlabs() throws IOException {
    Map<String, Integer> peaks = new TreeMap<>();
    for (Map<String, String> peak : input.peaks(connectivity)) {
      peaks.merge(peak.get("epoch_idx") + "/" + peak.get("time_bin_idx"), 1, Integer::sum);
    }
    List<Map<String, Object>> rows = TableFiles.named(result, Table.SLABS);
    int at = 0;
    for (int epoch = 0; epoch < input.surfaces().size(); epoch++) {
      for (int bin = 0; bin < input.surfaces().get(epoch).size(); bin++) {
        Map<String, Object> row = rows.get(at++);
        String slab = row.get("epoch_idx") + "/" + row.get("time_bin_idx");
        assertEquals(epoch + "/" + bin, slab, where());
        int expected = peaks.getOrDefault(slab, 0);
        assertEquals(expected, row.get("n_peaks"), where() + " " + slab);
        assertEquals(expected == 0 ? "no_peak" : "ok", row.get("status"), where() + " " + slab);
        double[] present =
            Arrays.stream(input.surface(epoch, bin)).filter(z -> !Double.isNaN(z)).toArray();
        assertEquals(
            input.grid().cells() - present.length, row.get("missing_cells"), where() + " " + slab);
        Double max = present.length == 0 ? null : Arrays.stream(present).max().getAsDouble();
        assertEquals(max, row.get("max"), where() + " " + slab);
      }
    }
    assertEquals(at, rows.size(), where());
  }

  /** One row a peak, all at the level 0.5, whatever levels were asked for. */
  private void checkFilteredPeaks() throws IOException {
    List<Map<String, Object>> rows = TableFiles.named(result, Table.FILTERED_FLAT_PEAKS);
    List<Map<String, String>> answers = input.peaks(connectivity);
    assertEquals(answers.size(), rows.size(), where());
    for (int i = 0; i < rows.size(); i++) {
      Map<String, Object> row = rows.get(i);
      assertEquals(FILTERED_LEVEL, row.get("slice_level_multiplier"), where());
      assertEquals(answers.get(i).get("summit_idx"), row.get("summit_idx").toString(), where());
    }
  }

  private void checkSlices() throws IOException {
    List<Map<String, String>> answers = input.slices();
    List<Map<String, Object>> rows = TableFiles.named(result, Table.FLAT_PEAKS);
    assertEquals(answers.size(), rows.size(), where());
    for (int i = 0; i < rows.size(); i++) {
      checkSlice(answers.get(i), rows.get(i));
    }
    checkFlatPeaksRepeatPeaks(rows);
  }

  private void checkSlice(Map<String, String> answer, Map<String, Object> row) {
    String where = where() + " " + answer + " " + row;
    for (String name : new String[] {"epoch_idx", "time_bin_idx", "summit_idx"}) {
      assertEquals(answer.get(name), row.get(name).toString(), where);
    }
    assertEquals(
        Double.valueOf(answer.get("slice_level_multiplier")),
        row.get("slice_level_multiplier"),
        where);
    assertEquals(Double.valueOf(answer.get("level")), row.get("summit_slice_level"), where);
    if (answer.get("area").isEmpty()) {
      for (String name : new String[] {"x_width", "y_width", "center_x", "center_y", "area"}) {
        assertNull(row.get("summit_slice_" + name), where);
      }
      return;
    }
    double width = number(answer, "width");
    double height = number(answer, "height");
    double coordinate = TOLERANCE * largestCoordinate();
    checkNumber(width, row, "summit_slice_x_width", coordinate);
    checkNumber(height, row, "summit_slice_y_width", coordinate);
    checkNumber(number(answer, "x0") + width / 2, row, "summit_slice_center_x", coordinate);
    checkNumber(number(answer, "y0") + height / 2, row, "summit_slice_center_y", coordinate);
    double area = number(answer, "area");
    checkNumber(area, row, "summit_slice_area", TOLERANCE * area);
  }

  private void checkNumber(
      double expected, Map<String, Object> row, String name, double tolerance) {
    assertEquals(expected, (double) row.get(name), tolerance, where() + " " + name + " of " + row);
  }

  /** What flat_peaks says of a peak is what the table of peaks says of it. */
  private void checkFlatPeaksRepeatPeaks(List<Map<String, Object>> rows) throws IOException {
    List<Map<String, Object>> peaks = TableFiles.named(result, Table.PEAKS);
    int levels = input.settings().get("slice_level_multipliers").size();
    for (int i = 0; i < rows.size(); i++) {
      Map<String, Object> row = rows.get(i);
      Map<String, Object> peak = peaks.get(i / levels);
      assertEquals(i % levels, row.get("summit_slice_idx"), where());
      assertEquals(peak.get("height"), row.get("peak_height"), where());
      assertEquals(peak.get("height"), row.get("peak_relative_height"), where());
      assertEquals(peak.get("prominence"), row.get("peak_prominence"), where());
      assertEquals(peak.get("x"), row.get("peak_center_x"), where());
      assertEquals(peak.get("y"), row.get("peak_center_y"), where());
      assertEquals((int) peak.get("ix") + 1, row.get("peak_center_binned_x"), where());
      assertEquals((int) peak.get("iy") + 1, row.get("peak_center_binned_y"), where());
    }
  }

  private void checkCounts() throws IOException {
    Map<String, NpyArray> answers = Npz.read(input.folder().resolve("peak_counts.npz"));
    for (String name : Result.COUNTS) {
      NpyArray found = Npz.npy(result.resolve("counts").resolve(name + ".npy"));
      NpyArray answer = answers.get(name);
      int[] shape = {input.grid().nx(), input.grid().ny()};
      assertArrayEquals(shape, answer.shape(), where() + name);
      assertArrayEquals(shape, found.shape(), where() + name);
      double largest = Arrays.stream(answer.values()).max().getAsDouble();
      assertArrayEquals(answer.values(), found.values(), TOLERANCE * largest, where() + name);
    }
  }

  private double largestCoordinate() {
    Grid grid = input.grid();
    double x = Math.max(Math.abs(grid.x(0)), Math.abs(grid.x(grid.nx() - 1)));
    double y = Math.max(Math.abs(grid.y(0)), Math.abs(grid.y(grid.ny() - 1)));
    return Math.max(x, y);
  }

  private String where() {
    return input + " " + connectivity + " in " + result;
  }

  private static double number(Map<String, String> answer, String name) {
    return Double.parseDouble(answer.get(name));
  }
}

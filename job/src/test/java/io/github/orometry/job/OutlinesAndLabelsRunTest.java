package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.orometry.job.result.TableFiles;
import io.github.orometry.label.LabelReader;
import io.github.orometry.surface.Grid;
import io.github.orometry.table.Table;
import io.github.orometry.testing.Cases;
import io.github.orometry.testing.Cases.Case;
import io.github.orometry.testing.Npz;
import io.github.orometry.testing.Npz.NpyArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of outlines and labels, and their exports, against the other tables. */
class OutlinesAndLabelsRunTest {
  private static final List<String> KEYS = List.of("epoch_idx", "time_bin_idx", "summit_idx");

  @TempDir private Path folder;

  private Path run(Path input, String... options) {
    Path out = folder.resolve("out");
    Program program = Program.run("run", input, "--out", out, List.of(options));
    assertEquals(0, program.exitCode(), program.err());
    return out;
  }

  private Path export(Path result, String what) {
    Path file = folder.resolve(what);
    Program program = Program.run("export", result, "--what", what, "--to", file);
    assertEquals(0, program.exitCode(), program.err());
    return file;
  }

  private static String key(Map<String, Object> row, Object slice) {
    return KEYS.stream().map(row::get).toList() + " " + slice;
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "csv"})
  void outlinesEncloseTheAreasOfTheTables(String format) throws IOException {
    for (Case input : Cases.bundled()) {
      Path result =
          run(
              input.folder().resolve("input.npz"),
              "--levels=0.25,0.5,0.9",
              "--outlines",
              "--if-exists=overwrite",
              "--table-format=" + format);
      Map<String, Double> areas = new HashMap<>();
      for (Map<String, Object> peak : TableFiles.named(result, Table.PEAKS)) {
        areas.put(key(peak, -1), (Double) peak.get("domain_area"));
      }
      for (Map<String, Object> slice : TableFiles.named(result, Table.FLAT_PEAKS)) {
        areas.put(
            key(slice, slice.get("summit_slice_idx")), (Double) slice.get("summit_slice_area"));
      }
      List<Map<String, Object>> outlines = TableFiles.named(result, Table.OUTLINES);
      assertEquals(areas.size(), outlines.size(), input.toString());
      Grid grid = input.grid();
      double all = (grid.x(grid.nx() - 1) - grid.x(0)) * (grid.y(grid.ny() - 1) - grid.y(0));
      for (Map<String, Object> row : outlines) {
        Double area = areas.get(key(row, row.get("summit_slice_idx")));
        assertEquals(area == null, row.get("n_rings").equals(0), row.toString());
        assertEquals(
            area == null ? 0 : area, area((ByteBuffer) row.get("outline")), 1e-12 * all, "" + row);
      }
    }
  }

  /** The area of a MultiPolygon, whose holes go round clockwise. */
  private static double area(ByteBuffer bytes) {
    ByteBuffer wkb = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(1, wkb.get());
    assertEquals(6, wkb.getInt());
    double sum = 0;
    for (int polygons = wkb.getInt(); polygons > 0; polygons--) {
      assertEquals(1, wkb.get());
      assertEquals(3, wkb.getInt());
      for (int rings = wkb.getInt(); rings > 0; rings--) {
        sum += ringArea(wkb);
      }
    }
    assertEquals(0, wkb.remaining());
    return sum;
  }

  private static double ringArea(ByteBuffer wkb) {
    int vertices = wkb.getInt();
    double x0 = wkb.getDouble();
    double y0 = wkb.getDouble();
    double lastX = 0;
    double lastY = 0;
    double sum = 0;
    for (int i = 1; i < vertices; i++) {
      double x = wkb.getDouble() - x0;
      double y = wkb.getDouble() - y0;
      sum += (lastX * y - x * lastY) / 2;
      lastX = x;
      lastY = y;
    }
    return sum;
  }

  @Test
  void geoJsonHasAFeatureARow() throws IOException {
    Case input = Cases.bundled().get(0);
    Path result = run(input.folder().resolve("input.npz"), "--outlines");
    JsonNode json = new ObjectMapper().readTree(export(result, "outlines").toFile());
    List<Map<String, Object>> rows = TableFiles.named(result, Table.OUTLINES);
    assertEquals("FeatureCollection", json.get("type").asText());
    assertEquals(rows.size(), json.get("features").size());
    for (int i = 0; i < rows.size(); i++) {
      JsonNode feature = json.get("features").get(i);
      Map<String, Object> row = rows.get(i);
      for (String name : List.of("epoch_idx", "time_bin_idx", "summit_idx", "summit_slice_idx")) {
        assertEquals(row.get(name), feature.get("properties").get(name).asInt());
      }
      JsonNode level = feature.get("properties").get("level");
      assertEquals(row.get("level"), level.isNull() ? null : level.asDouble());
      double sum = 0;
      int rings = 0;
      for (JsonNode polygon : feature.get("geometry").get("coordinates")) {
        for (JsonNode ring : polygon) {
          assertEquals(ring.get(0), ring.get(ring.size() - 1));
          for (int v = 1; v < ring.size(); v++) {
            sum += at(ring, v - 1, 0) * at(ring, v, 1) - at(ring, v, 0) * at(ring, v - 1, 1);
          }
          rings++;
        }
      }
      assertEquals(row.get("n_rings"), rings);
      assertEquals(area((ByteBuffer) row.get("outline")), sum / 2, 1e-9);
    }
  }

  private static double at(JsonNode ring, int vertex, int axis) {
    return ring.get(vertex).get(axis).asDouble();
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "csv"})
  void labelsHoldTheSummits(String format) throws IOException {
    Case input = Cases.bundled().get(0);
    Path result = run(input.folder().resolve("input.npz"), "--labels", "--table-format=" + format);
    Map<String, int[]> labels = new HashMap<>();
    Grid grid = input.grid();
    for (Map<String, Object> row : TableFiles.named(result, Table.LABELS)) {
      assertEquals(grid.nx(), row.get("nx"));
      assertEquals(grid.ny(), row.get("ny"));
      ByteBuffer bits = (ByteBuffer) row.get("labels");
      int[] cells = new int[grid.cells()];
      LabelReader.read(bits.array(), 0, bits.array().length, grid.nx(), grid.ny(), cells);
      labels.put(row.get("epoch_idx") + " " + row.get("time_bin_idx"), cells);
    }
    Map<String, NpyArray> arrays = Npz.read(export(result, "labels"));
    List<Map<String, Object>> peaks = TableFiles.named(result, Table.PEAKS);
    assertTrue(peaks.size() > 3, "peaks");
    for (Map<String, Object> peak : peaks) {
      int iy = (Integer) peak.get("iy");
      int ix = (Integer) peak.get("ix");
      int bin = (Integer) peak.get("time_bin_idx");
      int[] cells = labels.get(peak.get("epoch_idx") + " " + bin);
      assertEquals(peak.get("summit_idx"), cells[iy * grid.nx() + ix]);
      NpyArray array = arrays.get("epoch_%04d".formatted((Integer) peak.get("epoch_idx")));
      for (int cell = 0; cell < cells.length; cell++) {
        assertEquals(cells[cell], array.at(cell % grid.nx(), cell / grid.nx(), bin));
      }
    }
  }

  @Test
  void withoutThemAnExportSaysWhichSettingWritesThem() throws IOException {
    Path result = run(Cases.bundled().get(0).folder().resolve("input.npz"));
    assertTrue(
        Files.notExists(result.resolve("outlines")) && Files.notExists(result.resolve("labels")));
    assertNull(new Result(result).manifest().get("tables").get("labels"));
    for (String what : List.of("outlines", "labels")) {
      Program refused = Program.run("export", result, "--what", what, "--to", folder.resolve("x"));
      assertEquals(3, refused.exitCode());
      assertTrue(refused.err().contains("--" + what), refused.err());
    }
  }
}

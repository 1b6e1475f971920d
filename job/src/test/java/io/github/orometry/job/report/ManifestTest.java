package io.github.orometry.job.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.input.InputFile;
import io.github.orometry.job.table.RowContext;
import io.github.orometry.job.table.RunTotals;
import io.github.orometry.job.table.SampleResults;
import io.github.orometry.job.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
  @TempDir Path folder;

  @Test
  void itHoldsAllThatTheResultDependsOn() throws IOException {
    RunTotals totals =
        new RunTotals(RowContext.of(SampleResults.GRID, new double[] {0.5}, Double.NaN));
    SampleResults.of(50, 1, 2).forEach(totals::add);
    manifest(totals).write(folder);

    JsonNode json = new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
    assertEquals("run-7", json.path("run_id").asText());
    assertEquals("2026-11-20T12:00:00Z", json.path("started").asText());
    assertEquals("17", json.path("versions").path("java").asText());
    JsonNode settings = json.path("settings");
    assertEquals("[0.5,0.9]", settings.path("levels").toString());
    assertEquals("[\"a\",\"b\\\"\\n\"]", settings.path("inputs").toString());
    assertTrue(settings.get("max_peaks").isNull());
    assertTrue(settings.path("verbose").isBoolean());
    assertEquals("-Infinity", settings.path("min_height").asText());
    assertEquals(0.1 + 0.2, settings.path("sea_level").asDouble());
    assertEquals(Long.MAX_VALUE, settings.path("big").asLong());
    assertEquals(
        "[{\"path\":\"a.npz\",\"bytes\":12345678901,\"format\":\"npz\",\"epochs\":3}]",
        json.path("inputs").toString());
    JsonNode grid = json.path("grid");
    assertEquals(5, grid.path("n_x").asInt());
    assertEquals(3, grid.path("n_y").asInt());
    assertEquals("[-1.5,8.0]", grid.path("x_range").toString());
    assertEquals("[10.0,11.0,13.0]", grid.path("y").toString());
    assertEquals("tuning-1.json", json.path("tuning").path("file").asText());
    assertEquals(3, json.path("tuning").path("jobs").asInt());
    assertEquals(1.25, json.path("seconds").path("compute").asDouble());
    assertEquals(50, json.path("slabs").path("total").asInt());
    assertEquals(
        50,
        json.path("slabs").path("ok").asInt()
            + json.path("slabs").path("no_peak").asInt()
            + json.path("slabs").path("rejected").asInt());
    assertEquals(totals.peaks(), json.path("peaks").asLong());
    assertEquals(totals.tables().size(), json.path("tables").size());
    for (Table table : totals.tables()) {
      JsonNode about = json.path("tables").path(table.title());
      assertEquals(totals.rows(table), about.path("rows").asLong());
      assertEquals(totals.fingerprint(table), about.path("fingerprint").asText());
      assertTrue(about.path("fingerprint").asText().matches("[0-9a-f]{32}"));
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamed() throws IOException {
    Path missing = folder.resolve("missing");
    RunTotals none = new RunTotals(RowContext.of(SampleResults.GRID, new double[0], 0));
    JobException failure = assertThrows(JobException.class, () -> manifest(none).write(missing));
    assertTrue(failure.getMessage().contains(missing.toString()), failure.getMessage());
    assertEquals(0, Files.list(folder).count());
  }

  private static Manifest manifest(RunTotals totals) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("levels", new double[] {0.5, 0.9});
    settings.put("inputs", List.of("a", "b\"\n"));
    settings.put("max_peaks", null);
    settings.put("verbose", false);
    settings.put("min_height", Double.NEGATIVE_INFINITY);
    settings.put("sea_level", 0.1 + 0.2);
    settings.put("big", Long.MAX_VALUE);
    return new Manifest(
        "run-7",
        Instant.parse("2026-11-20T12:00:00Z"),
        Map.of("java", "17"),
        settings,
        List.of(new InputFile("a.npz", "npz", 12_345_678_901L, 3)),
        SampleResults.GRID,
        "threads",
        Map.of("file", "tuning-1.json", "jobs", 3),
        Map.of("compute", 1.25),
        totals);
  }
}

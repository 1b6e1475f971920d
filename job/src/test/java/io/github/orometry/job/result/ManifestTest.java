package io.github.orometry.job.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.table.Table;
import io.github.orometry.testing.SampleBlocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
  @TempDir Path folder;

  @Test
  void itHoldsAllThatTheResultDependsOn() throws IOException {
    RunTotals totals = SampleResult.write(folder, "csv", 50, 2);
    JsonNode json = new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
    assertEquals("run-7", json.path("run_id").asText());
    assertEquals("2026-11-20T12:00:00Z", json.path("started").asText());
    assertEquals(System.getProperty("java.version"), json.path("versions").path("java").asText());
    assertEquals("4.1", json.path("versions").path("spark").asText());
    assertEquals("development", json.path("versions").path("orometry").asText());
    JsonNode settings = json.path("settings");
    assertEquals("[0.5,0.9]", settings.path("levels").toString());
    assertEquals("[\"a\",\"b\\\"\\n\"]", settings.path("inputs").toString());
    assertTrue(settings.get("max-peaks").isNull());
    assertTrue(settings.path("verbose").isBoolean());
    assertEquals(Long.MAX_VALUE, settings.path("big").asLong());
    assertEquals(
        "[{\"path\":\"a.npz\",\"bytes\":12345678901,\"version\":\"version-1\",\"format\":\"npz\",\"epochs\":3}]",
        json.path("inputs").toString());
    JsonNode grid = json.path("grid");
    assertEquals(5, grid.path("n_x").asInt());
    assertEquals(3, grid.path("n_y").asInt());
    assertEquals("[-1.5,8.0]", grid.path("x_range").toString());
    assertEquals("[10.0,11.0,13.0]", grid.path("y").toString());
    assertEquals("threads", json.path("executor").asText());
    assertEquals(2, json.path("jobs").asInt());
    assertEquals("tuning-1.json", json.path("tuning").path("file").asText());
    assertEquals(3, json.path("tuning").path("jobs").asInt());
    assertEquals(1.25, json.path("seconds").path("compute").asDouble());
    JsonNode slabs = json.path("slabs");
    assertEquals(50, slabs.path("total").asInt());
    assertEquals(
        50,
        slabs.path("ok").asInt() + slabs.path("no_peak").asInt() + slabs.path("rejected").asInt());
    assertEquals(totals.peaks(), json.path("peaks").asLong());
    assertEquals(
        "[{\"path\":\"counts/raw.npy\",\"bytes\":248,\"rows\":0}]",
        json.path("counts").path("files").toString());
  }

  /** Every data file of the result, with its bytes and rows, in the order of the rows. */
  @Test
  void itListsTheFilesOfEveryTable() throws IOException {
    RunTotals totals = SampleResult.write(folder, "parquet", 50, 3);
    JsonNode json = new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
    assertEquals(Table.values().length, json.path("tables").size());
    for (Table table : Table.values()) {
      JsonNode about = json.path("tables").path(table.title());
      assertEquals(totals.rows(table), about.path("rows").asLong());
      assertEquals(totals.fingerprint(table), about.path("fingerprint").asText());
      assertTrue(about.path("fingerprint").asText().matches("[0-9a-f]{32}"));
      long rows = 0;
      List<Path> parts = TableFiles.parts(folder, table);
      Iterator<JsonNode> files = about.path("files").elements();
      for (Path part : parts) {
        JsonNode file = files.next();
        assertEquals(folder.relativize(part).toString(), file.path("path").asText());
        assertEquals(Files.size(part), file.path("bytes").asLong());
        rows += file.path("rows").asLong();
      }
      assertTrue(!files.hasNext());
      assertEquals(totals.rows(table), rows);
    }
  }

  @Test
  void whatWasWrittenIsRead() {
    SampleResult.write(folder, "csv", 20, 1);
    Map<String, Object> read = ManifestFile.read(Location.of(folder.toString()));
    assertEquals("run-7", read.get("run_id"));
    assertNull(((Map<?, ?>) read.get("settings")).get("max-peaks"));
    assertEquals(List.of(-1.5, 8.0), ((Map<?, ?>) read.get("grid")).get("x_range"));
  }

  @Test
  void aFolderThatIsNotThereIsNamed() throws IOException {
    Location missing = Location.of(folder.resolve("missing").toString());
    ResultSpec spec = new ResultSpec(SampleBlocks.ANALYSIS, SampleBlocks.GRID, "csv");
    Manifest manifest = SampleResult.manifest(spec, new RunTotals(), Map.of());
    FailedException failure =
        assertThrows(FailedException.class, () -> ManifestFile.write(missing, manifest.content()));
    assertTrue(failure.getMessage().contains(missing.toString()), failure.getMessage());
    assertEquals(0, Files.list(folder).count());
  }
}

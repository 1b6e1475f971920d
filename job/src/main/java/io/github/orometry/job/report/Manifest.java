package io.github.orometry.job.report;

import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.input.InputFile;
import io.github.orometry.job.slab.SlabStatus;
import io.github.orometry.job.table.RunTotals;
import io.github.orometry.job.table.Table;
import io.github.orometry.surface.Grid;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a result was made from, how, and what it holds.
 *
 * @param runId the run's name
 * @param started when it began
 * @param versions of Orometry, of Java, and of Spark where it ran, by name
 * @param settings every setting with the value in force, in order; a value is a string, a number, a
 *     boolean, null, or a list, an array of double or a map of such
 * @param inputs the inputs, in their order
 * @param grid the grid of all surfaces
 * @param executor what ran it
 * @param tuning what was taken from which tuning; null for none
 * @param seconds what each phase took, in order
 * @param totals what came out
 */
public record Manifest(
    String runId,
    Instant started,
    Map<String, String> versions,
    Map<String, Object> settings,
    List<InputFile> inputs,
    Grid grid,
    String executor,
    Map<String, Object> tuning,
    Map<String, Double> seconds,
    RunTotals totals) {

  /**
   * Writes the manifest to {@code folder}.
   *
   * @throws JobException where it cannot be written
   */
  public void write(Path folder) {
    ManifestFile.write(folder, content());
  }

  private Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("run_id", runId);
    content.put("started", started.toString());
    content.put("versions", versions);
    content.put("settings", settings);
    content.put("inputs", inputs.stream().map(Manifest::content).toList());
    content.put("grid", content(grid));
    content.put("executor", executor);
    content.put("tuning", tuning);
    content.put("seconds", seconds);
    content.put("slabs", slabs());
    content.put("peaks", totals.peaks());
    content.put("tables", tables());
    return content;
  }

  private static Map<String, Object> content(InputFile input) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("path", input.path());
    content.put("bytes", input.bytes());
    content.put("format", input.format());
    content.put("epochs", input.epochs());
    return content;
  }

  private static Map<String, Object> content(Grid grid) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("n_x", grid.nx());
    content.put("n_y", grid.ny());
    content.put("x_range", new double[] {grid.x(0), grid.x(grid.nx() - 1)});
    content.put("y_range", new double[] {grid.y(0), grid.y(grid.ny() - 1)});
    content.put("x", grid.xs());
    content.put("y", grid.ys());
    return content;
  }

  private Map<String, Object> slabs() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("total", totals.slabs());
    for (SlabStatus status : SlabStatus.values()) {
      content.put(status.word(), totals.slabs(status));
    }
    return content;
  }

  private Map<String, Object> tables() {
    Map<String, Object> content = new LinkedHashMap<>();
    for (Table table : totals.tables()) {
      Map<String, Object> about = new LinkedHashMap<>();
      about.put("rows", totals.rows(table));
      about.put("fingerprint", totals.fingerprint(table));
      content.put(table.title(), about);
    }
    return content;
  }
}

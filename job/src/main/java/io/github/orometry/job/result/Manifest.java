package io.github.orometry.job.result;

import io.github.orometry.analysis.SurfaceStatus;
import io.github.orometry.job.source.InputFile;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.surface.Grid;
import io.github.orometry.table.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a result was made from, how, and what it holds: every file of it.
 *
 * @param runId the run's name
 * @param started when it began
 * @param engine versions of what it ran on, besides Orometry and Java, by name
 * @param settings every setting with its value, as JSON has it
 * @param inputs what was read
 * @param executor what did the work
 * @param jobs how many surfaces at once
 * @param tuning what was taken from which tuning; null for none
 * @param seconds what each phase took, in order
 * @param totals what came out
 * @param tables the files of each table, in their order
 * @param counts the files of the counts
 */
public record Manifest(
    String runId,
    Instant started,
    Map<String, String> engine,
    Map<String, Object> settings,
    Inputs inputs,
    String executor,
    int jobs,
    Map<String, Object> tuning,
    Map<String, Double> seconds,
    RunTotals totals,
    Map<Table, List<DataFile>> tables,
    List<DataFile> counts) {

  /** The manifest as JSON has it, in its order. */
  public Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("run_id", runId);
    content.put("started", started.toString());
    content.put("versions", Versions.with(engine));
    content.put("settings", settings);
    content.put("inputs", inputs.files().stream().map(Manifest::content).toList());
    content.put("grid", content(inputs.grid()));
    content.put("executor", executor);
    content.put("jobs", jobs);
    content.put("tuning", tuning);
    content.put("seconds", seconds);
    content.put("slabs", surfaces());
    content.put("peaks", totals.peaks());
    content.put("tables", tableContent());
    content.put("counts", Map.of("files", counts.stream().map(Manifest::content).toList()));
    return content;
  }

  private static Map<String, Object> content(InputFile input) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("path", input.path());
    content.put("bytes", input.bytes());
    content.put("version", input.version());
    content.put("format", input.format());
    content.put("epochs", input.epochs());
    content.putAll(input.about());
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

  private static Map<String, Object> content(DataFile file) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("path", file.path());
    content.put("bytes", file.bytes());
    content.put("rows", file.rows());
    return content;
  }

  private Map<String, Object> surfaces() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("total", totals.surfaces());
    for (SurfaceStatus status : SurfaceStatus.values()) {
      content.put(status.word(), totals.surfaces(status));
    }
    return content;
  }

  private Map<String, Object> tableContent() {
    Map<String, Object> content = new LinkedHashMap<>();
    tables.forEach(
        (table, files) -> {
          Map<String, Object> about = new LinkedHashMap<>();
          about.put("rows", totals.rows(table));
          about.put("fingerprint", totals.fingerprint(table));
          about.put("files", files.stream().map(Manifest::content).toList());
          content.put(table.title(), about);
        });
    return content;
  }
}

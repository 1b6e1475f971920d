package io.github.orometry.job.config;

import io.github.orometry.job.input.Dims;
import io.github.orometry.job.publish.IfExists;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The settings of {@code project}.
 *
 * @param inputs files in the order given
 * @param out where the projections go
 * @param dims what the dimensions of arrays are
 * @param jobs how many threads, at least 1
 * @param memory heap asked of the launcher; null for the JVM's default
 * @param ifExists what to do where {@code out} exists
 * @param runId the run's name
 */
public record ProjectSettings(
    List<Path> inputs,
    Path out,
    Dims dims,
    int jobs,
    String memory,
    IfExists ifExists,
    String runId) {

  static ProjectSettings of(ProjectOptions options) {
    return new ProjectSettings(
        List.copyOf(options.inputs),
        options.out,
        options.dims,
        RunSettings.jobs(options.jobs),
        options.memory,
        options.ifExists,
        options.runId == null ? UUID.randomUUID().toString() : options.runId);
  }

  /** Every setting by the name of its option, with the value in force. */
  public Map<String, Object> byName() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("inputs", inputs.stream().map(Path::toString).toList());
    settings.put("out", out.toString());
    settings.put("dims", dims.toString());
    settings.put("jobs", jobs);
    settings.put("memory", memory);
    settings.put("if-exists", Words.word(ifExists));
    settings.put("run-id", runId);
    return settings;
  }
}

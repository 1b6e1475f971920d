package io.github.orometry.job.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.slab.MaskSpec;
import io.github.orometry.job.table.Table;
import io.github.orometry.job.table.TableFormat;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What the manifest of a published result says that a reader of its tables needs.
 *
 * @param folder the result
 * @param grid of its surfaces
 * @param format of its tables
 * @param masks the masks it has, in the order of their rows
 * @param peaks rows of the table peaks
 */
public record PublishedResult(
    Path folder, Grid grid, TableFormat format, List<MaskSpec> masks, long peaks) {

  /**
   * Reads the manifest of a result.
   *
   * @throws JobException (bad input) where there is none, or it is not one
   */
  public static PublishedResult open(Path folder) {
    Path file = folder.resolve(ManifestFile.NAME);
    if (!Files.isRegularFile(file)) {
      throw JobException.badInput(
          "folder " + folder + " is not a result: it has no " + ManifestFile.NAME + ".");
    }
    try {
      JsonNode json = new ObjectMapper().readTree(file.toFile());
      JsonNode settings = json.required("settings");
      boolean levelMasks = settings.path("level-masks").asBoolean(false);
      return new PublishedResult(
          folder,
          new Grid(numbers(json.required("grid"), "x"), numbers(json.required("grid"), "y")),
          TableFormat.valueOf(settings.required("table-format").asText().toUpperCase(Locale.ROOT)),
          MaskSpec.of(numbers(settings, "masks"), numbers(levelMasks ? settings : json, "levels")),
          json.required("tables").required(Table.PEAKS.title()).required("rows").asLong());
    } catch (IOException | IllegalArgumentException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw JobException.badInput(
          "file " + file + " is not the manifest of a result: " + reason + ".");
    }
  }

  /** An array of numbers; empty where there is none. */
  private static double[] numbers(JsonNode json, String name) {
    double[] numbers = new double[json.path(name).size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = json.get(name).get(i).asDouble();
    }
    return numbers;
  }
}

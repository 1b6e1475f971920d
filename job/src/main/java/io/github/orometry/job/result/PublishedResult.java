package io.github.orometry.job.result;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.AnalysisSettings;
import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.mask.MaskSpec;
import io.github.orometry.setting.SettingsJson;
import io.github.orometry.surface.Grid;
import io.github.orometry.table.Table;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the manifest of a published result says that a reader of it needs.
 *
 * @param folder the result
 * @param analysis what was found
 * @param grid of its surfaces
 * @param format the name of its tables' format
 * @param tables the files of each table that it has, in the order of their rows
 * @param counts the files of the counts
 */
public record PublishedResult(
    Location folder,
    Analysis analysis,
    Grid grid,
    String format,
    Map<Table, List<DataFile>> tables,
    List<DataFile> counts)
    implements Serializable {

  /**
   * Reads the manifest of a result.
   *
   * @throws BadInputException where there is none, or it is not one
   */
  public static PublishedResult open(Location folder) {
    Map<String, Object> json = ManifestFile.read(folder);
    try {
      Map<?, ?> settings = get(json, "settings", Map.class);
      Map<?, ?> grid = get(json, "grid", Map.class);
      return new PublishedResult(
          folder,
          analysis(settings),
          new Grid(numbers(grid, "x"), numbers(grid, "y")),
          TableFormats.named(get(settings, "table-format", String.class)).name(),
          tables(folder, get(json, "tables", Map.class)),
          files(folder, get(json, "counts", Map.class)));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          "file %s is not the manifest of a result: %s."
              .formatted(folder.child(ManifestFile.NAME), e.getMessage().replaceAll("\\.$", "")),
          e);
    }
  }

  /** The settings of an analysis among all of a run. */
  private static Analysis analysis(Map<?, ?> settings) {
    Map<String, Object> own = new LinkedHashMap<>();
    AnalysisSettings.ALL.forEach(setting -> own.put(setting.name(), settings.get(setting.name())));
    return Analysis.ofJson(SettingsJson.write(own));
  }

  private static Map<Table, List<DataFile>> tables(Location folder, Map<?, ?> json) {
    Map<Table, List<DataFile>> tables = new EnumMap<>(Table.class);
    for (Table table : Table.values()) {
      if (json.containsKey(table.title())) {
        tables.put(table, files(folder, get(json, table.title(), Map.class)));
      }
    }
    return tables;
  }

  private static List<DataFile> files(Location folder, Map<?, ?> json) {
    List<?> files = get(json, "files", List.class);
    return files.stream().map(file -> file(folder, as("files", file, Map.class))).toList();
  }

  private static DataFile file(Location folder, Map<?, ?> json) {
    String path = get(json, "path", String.class);
    if (!folder.child(path).isWithin(folder)) {
      throw new IllegalArgumentException("'%s' is no file of the result".formatted(path));
    }
    long bytes = get(json, "bytes", Number.class).longValue();
    return new DataFile(path, bytes, get(json, "rows", Number.class).longValue());
  }

  private static double[] numbers(Map<?, ?> json, String name) {
    List<?> numbers = get(json, name, List.class);
    return numbers.stream().mapToDouble(n -> as(name, n, Number.class).doubleValue()).toArray();
  }

  private static <T> T get(Map<?, ?> json, String name, Class<T> type) {
    if (json.get(name) == null) {
      throw new IllegalArgumentException("'%s' is not there".formatted(name));
    }
    return as(name, json.get(name), type);
  }

  private static <T> T as(String name, Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("'%s' is not what it should be".formatted(name));
    }
    return type.cast(value);
  }

  /** The same with other files of a table. */
  PublishedResult withFiles(Table table, List<DataFile> files) {
    return new PublishedResult(folder, analysis, grid, format, Map.of(table, files), counts);
  }

  /** The masks it has, in the order of their rows. */
  public List<MaskSpec> masks() {
    return analysis.masks();
  }

  /** Rows of a table; 0 where it has not the table. */
  public long rows(Table table) {
    return tables.getOrDefault(table, List.of()).stream().mapToLong(DataFile::rows).sum();
  }
}

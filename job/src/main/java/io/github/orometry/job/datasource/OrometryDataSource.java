package io.github.orometry.job.datasource;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.result.ManifestFile;
import io.github.orometry.job.result.PublishedResult;
import io.github.orometry.job.source.InputReader;
import io.github.orometry.job.source.InputSettings;
import io.github.orometry.job.source.ReadOptions;
import io.github.orometry.job.source.Staging;
import io.github.orometry.setting.BadSettingException;
import io.github.orometry.setting.Kinds;
import io.github.orometry.setting.Setting;
import io.github.orometry.setting.Settings;
import io.github.orometry.setting.SettingsJson;
import io.github.orometry.table.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** What Spark finds by the name {@code orometry}, and asks for the table at a path. */
public final class OrometryDataSource implements TableProvider, DataSourceRegister {
  /** The name. */
  public static final String NAME = "orometry";

  private static final Setting<Table> TABLE =
      Setting.of("table", Kinds.words(Table.class), Table.PEAKS, "NAME", "Table of a result");
  private static final Setting<String> STAGING =
      Setting.open(
          "staging",
          Kinds.TEXT,
          "none",
          "DIR",
          "Folder for large deflated arrays, which every machine sees");
  private static final List<Setting<?>> SETTINGS =
      Stream.concat(InputSettings.READING.stream(), Stream.of(TABLE, STAGING)).toList();

  private org.apache.spark.sql.connector.catalog.Table opened;

  /** Spark makes one for each table. */
  public OrometryDataSource() {
    // Nothing is open yet.
  }

  @Override
  public String shortName() {
    return NAME;
  }

  @Override
  @SuppressWarnings("deprecation") // Spark's own sources tell their types so, and ask for them so
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    opened = open(options.asCaseSensitiveMap());
    return opened.schema();
  }

  @Override
  public org.apache.spark.sql.connector.catalog.Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return opened == null ? open(properties) : opened;
  }

  private static org.apache.spark.sql.connector.catalog.Table open(Map<String, String> options) {
    Map<String, String> texts = new TreeMap<>();
    options.forEach((name, text) -> texts.put(name.toLowerCase(Locale.ROOT), text));
    List<Location> files = files(texts.remove("path"), texts.remove("paths"));
    Settings settings = Settings.parse(SETTINGS, texts);
    if (files.size() == 1 && (settings.has(TABLE) || isResult(files.get(0)))) {
      return new ResultTable(PublishedResult.open(files.get(0)), settings.get(TABLE));
    }
    Staging staging = new Staging(() -> staging(settings));
    return new SurfacesTable(
        files.stream().map(Location::toString).collect(Collectors.joining(", ")),
        InputReader.open(files, ReadOptions.of(settings), staging));
  }

  /** Spark has the one path of a load, or all of them as a JSON array. */
  private static List<Location> files(String path, String paths) {
    List<Location> files = new ArrayList<>();
    if (path != null) {
      files.add(Stores.location(path));
    }
    if (paths != null) {
      Object items = SettingsJson.values("{\"paths\": " + paths + "}").get("paths");
      ((List<?>) items).forEach(item -> files.add(Stores.location((String) item)));
    }
    return files;
  }

  private static boolean isResult(Location folder) {
    Location manifest = folder.child(ManifestFile.NAME);
    try {
      boolean isFolder = Stores.of(folder).info(folder).filter(FileInfo::isFolder).isPresent();
      return isFolder && Stores.of(manifest).info(manifest).isPresent();
    } catch (IOException e) {
      throw new BadInputException("%s cannot be read: %s.".formatted(folder, Reason.of(e)), e);
    }
  }

  private static Location staging(Settings settings) {
    if (!settings.has(STAGING)) {
      throw new BadSettingException(
          STAGING.name(), "must name a folder, for an array whose chunks cannot be read in pieces");
    }
    return Stores.location(settings.get(STAGING));
  }
}

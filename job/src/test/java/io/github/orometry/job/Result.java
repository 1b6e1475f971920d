package io.github.orometry.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.orometry.job.result.TableFiles;
import io.github.orometry.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A published result. */
public record Result(Path folder) {
  /** The names of the counts' files, less their endings. */
  public static final List<String> COUNTS = List.of("raw", "uniform_blurred", "gaussian_blurred");

  /** All that the manifest says. */
  public JsonNode manifest() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
  }

  /** What did the work. */
  public String executor() throws IOException {
    return manifest().get("executor").asText();
  }

  /** The tables that are there. */
  public List<Table> tables() {
    return Stream.of(Table.values())
        .filter(table -> Files.isDirectory(folder.resolve(table.title())))
        .toList();
  }

  /** The setting in force, as text. */
  public String setting(String name) throws IOException {
    JsonNode settings = manifest().get("settings");
    if (!settings.has(name)) {
      throw new IOException("no setting " + name + " in " + settings);
    }
    return settings.get(name).isValueNode()
        ? settings.get(name).asText()
        : settings.get(name).toString();
  }

  /**
   * What must be the same however the result was made: each table's rows and fingerprint, as the
   * manifest has them, and the bytes of the counts.
   */
  public Map<String, String> identity() throws IOException {
    Map<String, String> identity = countBytes(folder);
    for (Table table : tables()) {
      JsonNode about = manifest().get("tables").get(table.title());
      identity.put(
          table.title(), about.get("rows").asLong() + " rows " + about.get("fingerprint").asText());
    }
    return identity;
  }

  /** The same, the tables' part computed from the rows that the files hold. */
  public Map<String, String> identityOfFiles() throws IOException {
    Map<String, String> identity = countBytes(folder);
    for (Table table : tables()) {
      List<List<Object>> rows = TableFiles.rows(folder, table);
      identity.put(table.title(), rows.size() + " rows " + TableFiles.fingerprint(table, rows));
    }
    return identity;
  }

  private static Map<String, String> countBytes(Path folder) throws IOException {
    Map<String, String> bytes = new TreeMap<>();
    for (String name : COUNTS) {
      byte[] content = Files.readAllBytes(folder.resolve("counts").resolve(name + ".npy"));
      bytes.put(name, HexFormat.of().formatHex(content));
    }
    return bytes;
  }
}

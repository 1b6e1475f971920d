package io.github.orometry.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.orometry.job.table.Table;
import io.github.orometry.job.table.TableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A published result. */
record Result(Path folder) {
  static final List<String> COUNTS = List.of("raw", "uniform_blurred", "gaussian_blurred");

  JsonNode manifest() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
  }

  /** The setting in force, as text. */
  String setting(String name) throws IOException {
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
  Map<String, String> identity() throws IOException {
    Map<String, String> identity = countBytes(folder);
    for (Table table : Table.values()) {
      JsonNode about = manifest().get("tables").get(table.title());
      identity.put(
          table.title(), about.get("rows").asLong() + " rows " + about.get("fingerprint").asText());
    }
    return identity;
  }

  /** The same, the tables' part computed from the rows that the files hold. */
  Map<String, String> identityOfFiles() throws IOException {
    Map<String, String> identity = countBytes(folder);
    for (Table table : Table.values()) {
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

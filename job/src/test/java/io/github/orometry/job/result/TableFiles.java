package io.github.orometry.job.result;

import io.github.orometry.table.Fingerprint;
import io.github.orometry.table.Table;
import io.github.orometry.testing.TableRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the tables of a result as a user does: all files of the folder, in the order of names. */
public final class TableFiles {
  private TableFiles() {}

  /** The rows of a table, null for no value. */
  public static List<List<Object>> rows(Path result, Table table) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (Path file : parts(result, table)) {
      boolean csv = file.toString().endsWith(".csv");
      rows.addAll(csv ? CsvRows.read(file, table) : ParquetRows.read(file));
    }
    return rows;
  }

  /** The rows of a table, each by column name. */
  public static List<Map<String, Object>> named(Path result, Table table) throws IOException {
    List<Map<String, Object>> named = new ArrayList<>();
    for (List<Object> row : rows(result, table)) {
      Map<String, Object> byName = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        byName.put(table.columns().get(i).name(), row.get(i));
      }
      named.add(byName);
    }
    return named;
  }

  /** The fingerprint of rows that were read. */
  public static String fingerprint(Table table, List<List<Object>> rows) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(TableRows.batch(table.columns(), rows));
    return table.digits(fingerprint);
  }

  /** The files of a table, of which there is at least one. */
  public static List<Path> parts(Path result, Table table) throws IOException {
    try (Stream<Path> files = Files.list(result.resolve(table.title()))) {
      List<Path> parts =
          files
              .filter(file -> !file.getFileName().toString().startsWith("."))
              .sorted()
              .collect(Collectors.toList());
      if (parts.isEmpty()) {
        throw new IOException("no file in " + result.resolve(table.title()));
      }
      return parts;
    }
  }
}

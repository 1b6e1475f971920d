package io.github.orometry.job.engine;

import io.github.orometry.job.publish.Publication;
import io.github.orometry.job.result.DataFile;
import io.github.orometry.job.result.PartReport;
import io.github.orometry.job.result.ResultSpec;
import io.github.orometry.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names of the tables' files in a result: their order is that of the parts. */
final class TableFiles {
  private TableFiles() {}

  /** The path of the file of a table that is part {@code part} of {@code parts}, from 0. */
  static String path(Table table, ResultSpec spec, int part, int parts) {
    int digits = Math.max(5, Integer.toString(parts - 1).length());
    String number = String.format(Locale.ROOT, "%0" + digits + "d", part);
    return "%s/part-%s.%s".formatted(table.title(), number, spec.format());
  }

  /**
   * Gives each file that was written its place in the result, in the order of the parts. Those
   * without a row stay behind, but for one where there would be none.
   */
  static Map<Table, List<DataFile>> place(
      ResultSpec spec, Written written, Publication publication) {
    Map<Table, List<DataFile>> placed = new LinkedHashMap<>();
    for (Table table : spec.tables()) {
      boolean apart = table.isOfEpochs() && !written.epochs().isEmpty();
      List<DataFile> files = filled(table, apart ? written.epochs() : written.parts());
      List<DataFile> named = new ArrayList<>();
      for (int i = 0; i < files.size(); i++) {
        DataFile file = files.get(i);
        String path = path(table, spec, i, files.size());
        String there = publication.place(file.path(), path);
        named.add(new DataFile(there, file.bytes(), file.rows()));
      }
      placed.put(table, named);
    }
    return placed;
  }

  /** Gives files that have their names already their place in the result. */
  static List<DataFile> place(List<DataFile> files, Publication publication) {
    return files.stream()
        .map(
            file ->
                new DataFile(
                    publication.place(file.path(), file.path()), file.bytes(), file.rows()))
        .toList();
  }

  private static List<DataFile> filled(Table table, List<PartReport> parts) {
    List<DataFile> files = parts.stream().map(part -> part.files().get(table)).toList();
    List<DataFile> filled = files.stream().filter(file -> file.rows() > 0).toList();
    return filled.isEmpty() ? files.subList(0, 1) : filled;
  }
}

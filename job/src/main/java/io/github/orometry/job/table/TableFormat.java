package io.github.orometry.job.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The kinds of file a table can be written as. */
public enum TableFormat {
  PARQUET,
  CSV;

  /** The word in settings and the ending of file names. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the only part of a table. */
  public String fileName() {
    return fileName(0, 1);
  }

  /** The name of part {@code part} of {@code parts}: the order of names is that of the parts. */
  public String fileName(int part, int parts) {
    int digits = Math.max(5, Integer.toString(parts - 1).length());
    return "part-" + String.format(Locale.ROOT, "%0" + digits + "d", part) + "." + word();
  }

  /**
   * A writer of a new file.
   *
   * @throws IOException where the file exists or cannot be made
   */
  public TableWriter open(Path file, Table table) throws IOException {
    return this == PARQUET
        ? ParquetTableWriter.open(file, table.title(), table.columns())
        : CsvTableWriter.open(file, table.columns());
  }
}

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

  /** The name of part {@code part} of a table, the parts in the order of their rows. */
  public String fileName(int part) {
    return String.format(Locale.ROOT, "part-%05d.%s", part, word());
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

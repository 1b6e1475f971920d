package io.github.orometry.job.result.csv;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.result.TableFormat;
import io.github.orometry.job.result.TableWriter;
import io.github.orometry.table.Column;
import io.github.orometry.table.TableBatch;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Comma-separated values. */
public final class CsvTableFormat implements TableFormat {
  @Override
  public String name() {
    return "csv";
  }

  @Override
  public TableWriter create(Location file, String title, List<Column> columns) throws IOException {
    return new CsvTableWriter(Stores.of(file).create(file), columns);
  }

  @Override
  public void read(Location file, List<Column> columns, Consumer<TableBatch> rows)
      throws IOException {
    CsvTableReader.read(file, columns, rows);
  }
}

package io.github.orometry.job.result;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Stores;
import io.github.orometry.table.Column;
import io.github.orometry.table.Table;
import io.github.orometry.table.TableBatch;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Reads the tables of a published result, from the files that its manifest lists. */
public final class TableReader {
  private final PublishedResult result;
  private final TableFormat format;

  /** A reader of a result's tables. */
  public TableReader(PublishedResult result) {
    this.result = result;
    format = TableFormats.named(result.format());
  }

  /**
   * Gives some columns of all rows of a table, in their order, some rows at a time. In constant
   * memory.
   *
   * @param columns by name, in the order in which their values are wanted
   * @param rows receives batches of these columns, valid until it returns; what it throws passes
   * @throws BadInputException where the result has no such table, or a file is missing, damaged or
   *     not as large as the manifest says
   */
  public void read(Table table, List<String> columns, Consumer<TableBatch> rows) {
    List<DataFile> files = result.tables().get(table);
    if (files == null) {
      throw new BadInputException(
          "the result %s has no table %s.".formatted(result.folder(), table.title()));
    }
    List<Column> wanted = table.columns(columns);
    for (DataFile file : files) {
      Location location = result.folder().child(file.path());
      try {
        checkSize(location, file);
        read(location, file, wanted, rows);
      } catch (IOException e) {
        throw new BadInputException(
            "file %s cannot be read as a table: %s.".formatted(location, Reason.unnamed(e)), e);
      }
    }
  }

  static void checkSize(Location location, DataFile file) throws IOException {
    FileInfo info =
        Stores.of(location)
            .info(location)
            .filter(found -> !found.isFolder())
            .orElseThrow(
                () ->
                    new BadInputException(
                        "file %s, which the manifest lists, is missing.".formatted(location)));
    if (info.size() != file.bytes()) {
      throw new BadInputException(
          "file %s has %s bytes, the manifest says %s."
              .formatted(location, info.size(), file.bytes()));
    }
  }

  private void read(
      Location location, DataFile file, List<Column> columns, Consumer<TableBatch> rows)
      throws IOException {
    long[] count = {0};
    format.read(
        location,
        columns,
        batch -> {
          count[0] += batch.rows();
          rows.accept(batch);
        });
    if (count[0] != file.rows()) {
      throw new BadInputException(
          "file %s has %s rows, the manifest says %s.".formatted(location, count[0], file.rows()));
    }
  }
}

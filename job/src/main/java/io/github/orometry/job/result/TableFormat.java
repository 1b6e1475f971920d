package io.github.orometry.job.result;

import io.github.orometry.job.file.Location;
import io.github.orometry.table.Column;
import io.github.orometry.table.TableBatch;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * A kind of file that a table can be written as. Named in {@code
 * META-INF/services/io.github.orometry.job.result.TableFormat}, without state, with a constructor
 * without arguments that costs nothing.
 */
public interface TableFormat {
  /** The word in settings and the ending of file names, in small letters: "csv". */
  String name();

  /**
   * A writer of a new file.
   *
   * @param title the table's name
   * @throws IOException where the file exists or cannot be made
   */
  TableWriter create(Location file, String title, List<Column> columns) throws IOException;

  /**
   * Gives some columns of all rows of a file, in their order, some rows at a time; in constant
   * memory.
   *
   * @param columns in the order in which their values are wanted
   * @param rows receives batches of these columns, valid until it returns
   * @throws IOException where the file is missing, damaged or has other columns
   */
  void read(Location file, List<Column> columns, Consumer<TableBatch> rows) throws IOException;
}

package io.github.orometry.job.result;

import io.github.orometry.table.TableBatch;
import java.io.Closeable;
import java.io.IOException;

/** Writes rows to one file; the file is complete once closed. Not thread-safe. */
public interface TableWriter extends Closeable {
  /** Writes the rows of a batch of the table's columns. */
  void write(TableBatch rows) throws IOException;

  /**
   * Writes what is left and ends the file; nothing where that was done.
   *
   * @throws IOException where it cannot be written; the file is then not valid
   */
  @Override
  void close() throws IOException;

  /** Bytes of the file, once it is closed. */
  long bytes();
}

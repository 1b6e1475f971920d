package io.github.orometry.job.table;

import java.io.Closeable;
import java.io.IOException;

/** Writes rows to one file; the file is complete once closed. */
public interface TableWriter extends RowCursor, Closeable {

  /**
   * Writes what is left and ends the file.
   *
   * @throws IOException where it cannot be written; the file is then not valid
   */
  @Override
  void close() throws IOException;
}

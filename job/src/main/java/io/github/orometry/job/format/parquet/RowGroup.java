package io.github.orometry.job.format.parquet;

import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.MessageType;

/** Some columns of a row group. */
public final class RowGroup {
  private final MessageType schema;
  private final PageReadStore pages;
  private final ColumnReadStoreImpl columns;

  RowGroup(MessageType schema, PageReadStore pages, String writer) {
    this.schema = schema;
    this.pages = pages;
    GroupConverter unused = new DummyRecordConverter(schema).getRootConverter();
    columns = new ColumnReadStoreImpl(pages, unused, schema, writer);
  }

  /** Number of rows. */
  public long rows() {
    return pages.getRowCount();
  }

  /**
   * A column, at its first value.
   *
   * @param path its name, or those down to it
   * @throws IOException where it is not repeated and has not a value, or null, for each row
   */
  public ColumnReader column(String... path) throws IOException {
    ColumnDescriptor column = schema.getColumnDescription(path);
    long values = pages.getPageReader(column).getTotalValueCount();
    if (column.getMaxRepetitionLevel() == 0 && values != rows()) {
      throw new IOException(
          "a row group has %s rows, but %s values of %s".formatted(rows(), values, path[0]));
    }
    return ParquetInput.sound(() -> columns.getColumnReader(column));
  }
}

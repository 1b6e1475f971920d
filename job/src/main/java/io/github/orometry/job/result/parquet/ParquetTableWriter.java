package io.github.orometry.job.result.parquet;

import io.github.orometry.job.format.parquet.ColumnValues;
import io.github.orometry.job.format.parquet.ParquetOutput;
import io.github.orometry.job.result.TableWriter;
import io.github.orometry.table.Column;
import io.github.orometry.table.TableBatch;
import io.github.orometry.table.Vector;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes a table as one Parquet file, a column of a batch after the other. */
final class ParquetTableWriter implements TableWriter {
  private final ParquetOutput out;

  /**
   * A writer of a new file.
   *
   * @param file closed by this
   * @param title the name of the schema
   */
  ParquetTableWriter(OutputStream file, String title, List<Column> columns) throws IOException {
    out = ParquetOutput.to(file, ParquetTableFormat.schema(title, columns));
  }

  @Override
  public void write(TableBatch rows) throws IOException {
    out.write(rows.rows(), rows.vectors().stream().map(ParquetTableWriter::values).toList());
  }

  private static ColumnValues values(Vector vector) {
    return switch (vector.column().type()) {
      case INTEGER -> new ColumnValues.Integers(vector.integers());
      case NUMBER -> new ColumnValues.Numbers(vector.numbers());
      case FLAG -> new ColumnValues.Flags(vector.flags());
      case TEXT -> new ColumnValues.Texts(vector.texts());
      case BYTES -> new ColumnValues.Bytes(vector.data(), vector.from(), vector.length());
    };
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  @Override
  public long bytes() {
    return out.bytes();
  }
}

package io.github.orometry.job.result.parquet;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.format.parquet.ParquetInput;
import io.github.orometry.job.format.parquet.RowGroup;
import io.github.orometry.table.Column;
import io.github.orometry.table.ColumnType;
import io.github.orometry.table.TableBatch;
import io.github.orometry.table.Vector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads columns of one row group of a table, a batch after the other. */
final class ParquetTableReader {
  private static final int BATCH_ROWS = 1 << 13;

  /** A batch ends with the row that brings it to so many bytes. */
  private static final int BATCH_BYTES = 1 << 20;

  private final TableBatch batch;
  private final List<ColumnReader> readers = new ArrayList<>();
  private long left;

  private ParquetTableReader(RowGroup group, TableBatch batch) throws IOException {
    this.batch = batch;
    left = group.rows();
    for (Vector vector : batch.vectors()) {
      readers.add(group.column(vector.column().name()));
    }
  }

  static void read(Location file, List<Column> columns, Consumer<TableBatch> rows)
      throws IOException {
    TableBatch batch = new TableBatch(columns);
    try (ParquetInput input = ParquetInput.open(file)) {
      MessageType schema = schema(input.schema(), columns);
      for (int group = 0; group < input.rowGroups(); group++) {
        ParquetTableReader reader = new ParquetTableReader(input.read(group, schema), batch);
        while (reader.left > 0) {
          ParquetInput.sound(reader::next);
          rows.accept(batch);
        }
      }
    }
  }

  private static MessageType schema(MessageType file, List<Column> columns) throws IOException {
    List<Type> types = new ArrayList<>();
    for (Column column : columns) {
      if (!file.containsField(column.name())) {
        throw new IOException("there is no column " + column.name());
      }
      Type type = file.getType(column.name());
      if (!type.equals(ParquetTableFormat.field(column))) {
        throw new IOException("column %s is '%s'".formatted(column.name(), type));
      }
      types.add(type);
    }
    return new MessageType(file.getName(), types);
  }

  /** Fills the batch: the columns of bytes first, which say how many rows it takes. */
  private TableBatch next() throws IOException {
    int rows = (int) Math.min(BATCH_ROWS, left);
    batch.resize(rows);
    for (int c = 0; c < readers.size(); c++) {
      if (batch.vector(c).column().type() == ColumnType.BYTES) {
        rows = bytes(readers.get(c), batch.vector(c), rows);
      }
    }
    for (int c = 0; c < readers.size(); c++) {
      fill(readers.get(c), batch.vector(c), rows);
    }
    batch.resize(rows);
    left -= rows;
    return batch;
  }

  private static int bytes(ColumnReader reader, Vector vector, int rows) {
    long bytes = 0;
    int row = 0;
    for (; row < rows && bytes < BATCH_BYTES; row++) {
      vector.copy(row, reader.getBinary().getBytesUnsafe());
      bytes += vector.length()[row];
      reader.consume();
    }
    return row;
  }

  private static void fill(ColumnReader reader, Vector vector, int rows) {
    int present = reader.getDescriptor().getMaxDefinitionLevel();
    switch (vector.column().type()) {
      case INTEGER -> {
        for (int row = 0; row < rows; row++, reader.consume()) {
          vector.integers()[row] = reader.getInteger();
        }
      }
      case NUMBER -> {
        for (int row = 0; row < rows; row++, reader.consume()) {
          boolean there = reader.getCurrentDefinitionLevel() == present;
          vector.numbers()[row] = there ? reader.getDouble() : Double.NaN;
        }
      }
      case FLAG -> {
        for (int row = 0; row < rows; row++, reader.consume()) {
          boolean there = reader.getCurrentDefinitionLevel() == present;
          vector.flags()[row] = there ? (byte) (reader.getBoolean() ? 1 : 0) : Vector.NO_FLAG;
        }
      }
      case TEXT -> {
        for (int row = 0; row < rows; row++, reader.consume()) {
          boolean there = reader.getCurrentDefinitionLevel() == present;
          vector.texts()[row] = there ? reader.getBinary().toStringUsingUTF8() : null;
        }
      }
      case BYTES -> {
        // They are there.
      }
    }
  }
}

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
import java.util.stream.IntStream;
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

  /** The first column of bytes; -1 for none. */
  private final int wide;

  private long left;

  private ParquetTableReader(RowGroup group, TableBatch batch) throws IOException {
    this.batch = batch;
    left = group.rows();
    wide =
        IntStream.range(0, batch.vectors().size())
            .filter(c -> batch.vector(c).column().type() == ColumnType.BYTES)
            .findFirst()
            .orElse(-1);
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

  /** Fills the batch; a column of bytes, which comes first, says how many rows it takes. */
  private TableBatch next() {
    int rows = (int) Math.min(BATCH_ROWS, left);
    batch.resize(rows);
    if (wide >= 0) {
      rows = fill(wide, rows, BATCH_BYTES);
    }
    for (int c = 0; c < readers.size(); c++) {
      if (c != wide) {
        fill(c, rows, Long.MAX_VALUE);
      }
    }
    batch.resize(rows);
    left -= rows;
    return batch;
  }

  /** Fills rows of a column, up to the one that brings it to so many bytes; gives how many. */
  private int fill(int column, int rows, long most) {
    ColumnReader reader = readers.get(column);
    Vector vector = batch.vector(column);
    int present = reader.getDescriptor().getMaxDefinitionLevel();
    long bytes = 0;
    int row = 0;
    for (; row < rows && bytes < most; row++) {
      boolean there = reader.getCurrentDefinitionLevel() == present;
      switch (vector.column().type()) {
        case INTEGER -> vector.integers()[row] = reader.getInteger();
        case NUMBER -> vector.numbers()[row] = there ? reader.getDouble() : Double.NaN;
        case FLAG -> vector.flags()[row] = there ? flag(reader.getBoolean()) : Vector.NO_FLAG;
        case TEXT -> vector.texts()[row] = there ? reader.getBinary().toStringUsingUTF8() : null;
        case BYTES -> {
          vector.copy(row, reader.getBinary().getBytesUnsafe());
          bytes += vector.length()[row];
        }
      }
      reader.consume();
    }
    return row;
  }

  private static byte flag(boolean value) {
    return (byte) (value ? 1 : 0);
  }
}

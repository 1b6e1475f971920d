package io.github.orometry.job.input;

import io.github.orometry.job.slab.SlabBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Reads the rows of a {@link ParquetRowGroup}, each value straight into the batch. */
final class ParquetSlabReader implements SlabReader {
  private final ParquetRowGroup group;
  private final ParquetFile file;
  private final ParquetColumns columns;

  /** Where the columns below stand: the row they give next. */
  private int position = Integer.MAX_VALUE;

  private ParquetNumbers epoch;
  private ParquetNumbers timeBin;
  private ColumnReader values;

  ParquetSlabReader(ParquetRowGroup group) {
    this.group = group;
    file = group.file();
    columns = file.columns();
  }

  @Override
  public void read(int from, int to, SlabBatch batch) {
    Objects.checkFromToIndex(from, to, group.size());
    if (batch.cells() != group.cells()) {
      throw new IllegalArgumentException(
          "a batch of " + batch.cells() + " cells cannot hold surfaces of " + group.cells());
    }
    batch.resize(to - from);
    if (from < position) {
      rewind();
    }
    ParquetFile.sound(
        group.describe(from),
        () -> {
          while (position < from) {
            skipRow();
          }
          while (position < to) {
            readRow(batch, position - from);
          }
          return batch;
        });
  }

  private void rewind() {
    ParquetFile.Chunk chunk = file.chunk(group.index(), columns.slabs());
    ParquetFile.sound(
        group.label(),
        () -> {
          epoch = chunk.numbers(ParquetColumns.EPOCH);
          timeBin = chunk.numbers(ParquetColumns.TIME_BIN);
          values = chunk.values(columns);
          return chunk;
        });
    position = 0;
  }

  private void skipRow() {
    epoch.next(group.row(position));
    timeBin.next(group.row(position));
    do {
      if (present()) {
        values.skip();
      }
      values.consume();
    } while (values.getCurrentRepetitionLevel() > 0);
    position++;
  }

  private void readRow(SlabBatch batch, int k) {
    long row = group.row(position);
    batch.name(k, epoch.next(row), timeBin.next(row));
    int at = k * group.cells();
    if (!columns.listed()) {
      readBinary(batch.values(), at);
    } else {
      readList(batch.values(), at);
    }
    position++;
  }

  private boolean present() {
    return values.getCurrentDefinitionLevel() == columns.values().getMaxDefinitionLevel();
  }

  private void readBinary(double[] into, int at) {
    if (!present()) {
      throw group.wrongValues(position, "null");
    }
    ByteBuffer bytes = values.getBinary().toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() != 8L * group.cells()) {
      throw group.wrongValues(position, bytes.remaining() + " bytes, 8 to a number");
    }
    bytes.asDoubleBuffer().get(into, at, group.cells());
    values.consume();
  }

  private void readList(double[] into, int at) {
    int most = columns.values().getMaxDefinitionLevel();
    int least = columns.nullable() ? most - 1 : most;
    boolean wide = columns.valueType() == PrimitiveTypeName.DOUBLE;
    int cells = group.cells();
    int n = 0;
    do {
      int level = values.getCurrentDefinitionLevel();
      if (level >= least) {
        double value = level < most ? Double.NaN : wide ? values.getDouble() : values.getFloat();
        if (n < cells) {
          into[at + n] = value;
        }
        n++;
      }
      values.consume();
    } while (values.getCurrentRepetitionLevel() > 0);
    if (n != cells) {
      throw group.wrongValues(position, String.valueOf(n));
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

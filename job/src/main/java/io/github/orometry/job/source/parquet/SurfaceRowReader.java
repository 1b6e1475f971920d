package io.github.orometry.job.source.parquet;

import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.apache.parquet.column.ColumnReader;

/** Reads {@link SurfaceRows}, each value straight into the batch. */
final class SurfaceRowReader implements SurfaceReader {
  private final SurfaceRows rows;
  private final SurfaceFile file;
  private final SurfaceColumns columns;
  private final SurfaceColumns.Number number;

  /** Where the columns below stand: the row they give next. */
  private int position = Integer.MAX_VALUE;

  private WholeNumbers epoch;
  private WholeNumbers timeBin;
  private ColumnReader values;

  SurfaceRowReader(SurfaceRows rows) throws IOException {
    this.rows = rows;
    file = SurfaceFile.open(rows.file());
    columns = file.columns();
    number = columns.listed() ? columns.number() : null;
  }

  @Override
  public void read(int from, int to, SurfaceBatch batch) {
    Objects.checkFromToIndex(from, to, rows.size());
    batch.resize(to - from, rows.cells());
    if (from < position) {
      rewind();
    }
    SurfaceFile.sound(
        rows.describe(from),
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
    SurfaceFile.Chunk chunk = file.chunk(rows.index(), columns.surfaces());
    epoch = chunk.numbers(SurfaceColumns.EPOCH);
    timeBin = chunk.numbers(SurfaceColumns.TIME_BIN);
    values = chunk.values();
    position = 0;
  }

  private void skipRow() {
    epoch.next(rows.row(position));
    timeBin.next(rows.row(position));
    do {
      if (present()) {
        values.skip();
      }
      values.consume();
    } while (values.getCurrentRepetitionLevel() > 0);
    position++;
  }

  private void readRow(SurfaceBatch batch, int k) {
    long row = rows.row(position);
    batch.name(k, epoch.next(row), timeBin.next(row));
    int at = k * rows.cells();
    if (columns.listed()) {
      readList(batch.values(), at);
    } else {
      readBinary(batch.values(), at);
    }
    position++;
  }

  private boolean present() {
    return values.getCurrentDefinitionLevel() == columns.values().getMaxDefinitionLevel();
  }

  private void readBinary(double[] into, int at) {
    if (!present()) {
      throw rows.wrongValues(position, "null");
    }
    ByteBuffer bytes = values.getBinary().toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() != 8L * rows.cells()) {
      throw rows.wrongValues(position, bytes.remaining() + " bytes, 8 to a number");
    }
    bytes.asDoubleBuffer().get(into, at, rows.cells());
    values.consume();
  }

  private void readList(double[] into, int at) {
    int most = columns.values().getMaxDefinitionLevel();
    int least = columns.nullable() ? most - 1 : most;
    int cells = rows.cells();
    int n = 0;
    do {
      int level = values.getCurrentDefinitionLevel();
      if (level >= least) {
        double value = level < most ? Double.NaN : number.of(values);
        if (n < cells) {
          into[at + n] = value;
        }
        n++;
      }
      values.consume();
    } while (values.getCurrentRepetitionLevel() > 0);
    if (n != cells) {
      throw rows.wrongValues(position, String.valueOf(n));
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

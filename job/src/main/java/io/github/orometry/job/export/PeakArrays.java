package io.github.orometry.job.export;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.result.PublishedResult;
import io.github.orometry.job.result.TableReader;
import io.github.orometry.table.Column;
import io.github.orometry.table.Table;
import io.github.orometry.table.TableBatch;
import io.github.orometry.table.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The table of peaks, an array a column. */
final class PeakArrays implements Export.Arrays {
  private static final List<Column> COLUMNS = Table.PEAKS.columns();

  private final PublishedResult result;
  private final List<Spill> spills = new ArrayList<>();
  private ByteBuffer bytes = ByteBuffer.allocate(0);

  PeakArrays(PublishedResult result) {
    this.result = result;
  }

  @Override
  public long bytes() {
    int row = COLUMNS.stream().mapToInt(PeakArrays::width).sum();
    return Math.multiplyExact(row, result.rows(Table.PEAKS));
  }

  private static int width(Column column) {
    return Integer.parseInt(type(column).substring(2));
  }

  /** Of an element, as NumPy describes it. */
  private static String type(Column column) {
    return switch (column.type()) {
      case INTEGER -> "<i4";
      case NUMBER -> "<f8";
      case FLAG -> "|b1";
      case TEXT, BYTES ->
          throw new IllegalStateException("column " + column.name() + " is no array of numbers");
    };
  }

  @Override
  public void write(NpzFile npz, Location scratch) throws IOException {
    try {
      for (Column column : COLUMNS) {
        spills.add(new Spill(scratch.child(column.name())));
      }
      List<String> names = COLUMNS.stream().map(Column::name).toList();
      new TableReader(result).read(Table.PEAKS, names, this::spill);
      for (int c = 0; c < COLUMNS.size(); c++) {
        String name = names.get(c);
        String type = type(COLUMNS.get(c));
        spills
            .get(c)
            .drain(in -> npz.array(name, type, false, in::transferTo, result.rows(Table.PEAKS)));
      }
    } finally {
      for (Spill spill : spills) {
        spill.close();
      }
    }
  }

  private void spill(TableBatch batch) {
    try {
      for (int c = 0; c < spills.size(); c++) {
        int length = batch.rows() * width(COLUMNS.get(c));
        spills.get(c).write(bytes(batch.vector(c), batch.rows(), length), 0, length);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The values of a column; a null is NaN, which they are where they have none. */
  private byte[] bytes(Vector values, int rows, int length) {
    if (bytes.capacity() < length) {
      bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
    switch (values.column().type()) {
      case INTEGER -> bytes.asIntBuffer().put(values.integers(), 0, rows);
      case NUMBER -> bytes.asDoubleBuffer().put(values.numbers(), 0, rows);
      default -> bytes.put(0, values.flags(), 0, rows);
    }
    return bytes.array();
  }
}

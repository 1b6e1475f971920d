package io.github.orometry.job.export;

import io.github.orometry.job.report.PublishedResult;
import io.github.orometry.job.table.Column;
import io.github.orometry.job.table.RowCursor;
import io.github.orometry.job.table.Table;
import io.github.orometry.job.table.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The table of peaks, an array a column. */
final class PeakArrays implements Export.Arrays {
  private static final List<Column> COLUMNS = Table.PEAKS.columns();

  private final PublishedResult result;

  PeakArrays(PublishedResult result) {
    this.result = result;
  }

  @Override
  public long bytes() {
    long row = 0;
    for (Column column : COLUMNS) {
      row +=
          switch (column.type()) {
            case INTEGER -> Integer.BYTES;
            case NUMBER -> Double.BYTES;
            case FLAG -> 1;
            case TEXT, BYTES -> throw notAnArray(column);
          };
    }
    return Math.multiplyExact(row, result.peaks());
  }

  private static IllegalStateException notAnArray(Column column) {
    return new IllegalStateException("column " + column.name() + " is no array of numbers");
  }

  @Override
  public void write(NpzFile npz, Path scratch) throws IOException {
    List<String> names = COLUMNS.stream().map(Column::name).toList();
    try (Values values = new Values(scratch)) {
      new TableReader(result.folder(), result.format()).read(Table.PEAKS, names, values);
      for (int i = 0; i < names.size(); i++) {
        String type =
            switch (COLUMNS.get(i).type()) {
              case INTEGER -> "<i4";
              case NUMBER -> "<f8";
              case FLAG -> "|b1";
              case TEXT, BYTES -> throw notAnArray(COLUMNS.get(i));
            };
        String name = names.get(i);
        values
            .columns
            .get(i)
            .drain(in -> npz.array(name, type, false, in::transferTo, values.rows));
      }
    }
  }

  /** Takes each column to a spill of its own. */
  private static final class Values implements RowCursor, AutoCloseable {
    private final List<Spill> columns = new ArrayList<>();
    private int column;
    private long rows;

    Values(Path scratch) throws IOException {
      for (Column name : COLUMNS) {
        columns.add(new Spill(scratch.resolve(name.name())));
      }
    }

    @Override
    public void integer(int value) {
      write(spill -> spill.write(value));
    }

    @Override
    public void number(double value) {
      write(spill -> spill.write(value));
    }

    @Override
    public void flag(boolean value) {
      write(spill -> spill.write(value));
    }

    @Override
    public void text(String value) {
      throw new IllegalStateException("peaks have no text");
    }

    @Override
    public void bytes(byte[] value, int from, int length) {
      throw new IllegalStateException("peaks have no bytes");
    }

    @Override
    public void missing() {
      number(Double.NaN);
    }

    @Override
    public void endRow() {
      column = 0;
      rows++;
    }

    private void write(Writing value) {
      try {
        value.to(columns.get(column++));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** A value on its way. */
    private interface Writing {
      void to(Spill spill) throws IOException;
    }

    @Override
    public void close() throws IOException {
      for (Spill spill : columns) {
        spill.close();
      }
    }
  }
}

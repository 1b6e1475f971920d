package io.github.orometry.job.result.csv;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Stores;
import io.github.orometry.table.Column;
import io.github.orometry.table.ColumnType;
import io.github.orometry.table.TableBatch;
import io.github.orometry.table.Vector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** Reads CSV as {@link CsvTableWriter} writes it. */
final class CsvTableReader {
  private static final int BATCH_ROWS = 1 << 10;

  /** A batch ends with the row that brings it to so many bytes of text. */
  private static final int BATCH_CHARS = 1 << 20;

  private final BufferedReader in;
  private final StringBuilder field = new StringBuilder();
  private long chars;

  private CsvTableReader(BufferedReader in) {
    this.in = in;
  }

  static void read(Location file, List<Column> columns, Consumer<TableBatch> rows)
      throws IOException {
    try (RandomAccess access = Stores.of(file).open(file)) {
      InputStreamReader text =
          new InputStreamReader(
              access.stream(0, access.size()), StandardCharsets.UTF_8.newDecoder());
      new CsvTableReader(new BufferedReader(text)).read(columns, rows);
    }
  }

  private void read(List<Column> columns, Consumer<TableBatch> rows) throws IOException {
    List<String> header = record();
    int[] places = new int[columns.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = header == null ? -1 : header.indexOf(columns.get(i).name());
      if (places[i] < 0) {
        throw new IOException("there is no column " + columns.get(i).name());
      }
    }
    TableBatch batch = new TableBatch(columns);
    while (fill(batch, places, header)) {
      rows.accept(batch);
    }
  }

  /** Fills the batch; gives whether there was a row. */
  private boolean fill(TableBatch batch, int[] places, List<String> header) throws IOException {
    batch.resize(BATCH_ROWS);
    int row = 0;
    for (chars = 0; row < BATCH_ROWS && chars < BATCH_CHARS; row++) {
      List<String> record = record();
      if (record == null) {
        break;
      }
      if (record.size() != header.size()) {
        throw new IOException(
            "a row has %s values, not one for each of %s".formatted(record.size(), header.size()));
      }
      for (int i = 0; i < places.length; i++) {
        set(batch.vector(i), row, record.get(places[i]));
      }
    }
    batch.resize(row);
    return row > 0;
  }

  private static void set(Vector vector, int row, String value) throws IOException {
    Column column = vector.column();
    if (value == null && !column.nullable() && column.type() != ColumnType.BYTES) {
      throw new IOException("column %s has a row without a value".formatted(column.name()));
    }
    try {
      switch (column.type()) {
        case INTEGER -> vector.integers()[row] = Integer.parseInt(value);
        case NUMBER -> vector.numbers()[row] = value == null ? Double.NaN : Double.valueOf(value);
        case FLAG -> vector.flags()[row] = value == null ? Vector.NO_FLAG : flag(value);
        case TEXT -> vector.texts()[row] = value;
        case BYTES -> vector.copy(row, HexFormat.of().parseHex(value == null ? "" : value));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("'%s' is no value of column %s".formatted(value, column.name()), e);
    }
  }

  private static byte flag(String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException("neither true nor false");
    }
    return (byte) (value.equals("true") ? 1 : 0);
  }

  /** The fields of the next record, null for an empty one without quotes; null at the end. */
  private List<String> record() throws IOException {
    int c = in.read();
    if (c < 0) {
      return null;
    }
    List<String> fields = new ArrayList<>();
    while (true) {
      field.setLength(0);
      boolean quoted = c == '"';
      c = quoted ? quoted() : plain(c);
      chars += field.length();
      fields.add(quoted || field.length() > 0 ? field.toString() : null);
      if (c != ',') {
        return fields;
      }
      c = in.read();
    }
  }

  /** Reads on to the end of a field that begins with {@code c}; returns what ended it. */
  private int plain(int c) throws IOException {
    int next = c;
    while (next >= 0 && next != ',' && next != '\n') {
      field.append((char) next);
      next = in.read();
    }
    return next;
  }

  /** Reads on to the end of a field whose quote was read; returns what ended it. */
  private int quoted() throws IOException {
    while (true) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("the file ends within quotes");
      }
      if (c == '"') {
        c = in.read();
        if (c != '"') {
          return c;
        }
      }
      field.append((char) c);
    }
  }
}

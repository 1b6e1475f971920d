package io.github.orometry.job.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads CSV as {@link CsvTableWriter} and Spark write it here: quotes as in RFC 4180. */
final class CsvTableReader {
  private final BufferedReader in;
  private final StringBuilder field = new StringBuilder();

  private CsvTableReader(BufferedReader in) {
    this.in = in;
  }

  static void read(Path file, List<Column> columns, RowCursor rows) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      new CsvTableReader(in).read(columns, rows);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void read(List<Column> columns, RowCursor rows) throws IOException {
    List<String> header = record();
    int[] places = new int[columns.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = header == null ? -1 : header.indexOf(columns.get(i).name());
      if (places[i] < 0) {
        throw new IOException("there is no column " + columns.get(i).name());
      }
    }
    for (List<String> record = record(); record != null; record = record()) {
      if (record.size() != header.size()) {
        throw new IOException(
            "a row has " + record.size() + " values, not one for each of " + header.size());
      }
      for (int i = 0; i < places.length; i++) {
        emit(columns.get(i), record.get(places[i]), rows);
      }
      rows.endRow();
    }
  }

  private static void emit(Column column, String value, RowCursor rows) throws IOException {
    if (value == null) {
      rows.missing();
      return;
    }
    switch (column.type()) {
      case INTEGER -> rows.integer(Integer.parseInt(value));
      case NUMBER -> rows.number(Double.parseDouble(value));
      case FLAG -> rows.flag(flag(value));
      case TEXT -> rows.text(value);
      case BYTES -> {
        byte[] bytes = HexFormat.of().parseHex(value);
        rows.bytes(bytes, 0, bytes.length);
      }
    }
  }

  private static boolean flag(String value) throws IOException {
    if (!value.equals("true") && !value.equals("false")) {
      throw new IOException("'" + value + "' is neither true nor false");
    }
    return value.equals("true");
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

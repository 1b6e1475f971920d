package io.github.orometry.job.result;

import io.github.orometry.table.Column;
import io.github.orometry.table.ColumnType;
import io.github.orometry.table.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads a table's CSV: the header checked, values by the types of the columns. */
final class CsvRows {
  private final String text;
  private int at;

  private CsvRows(String text) {
    this.text = text;
  }

  static List<List<Object>> read(Path file, Table table) throws IOException {
    CsvRows csv = new CsvRows(Files.readString(file));
    List<String> names = table.columns().stream().map(Column::name).toList();
    List<String> header = csv.record();
    if (!header.equals(names)) {
      throw new IOException(file + " begins with " + header);
    }
    List<List<Object>> rows = new ArrayList<>();
    while (csv.at < csv.text.length()) {
      rows.add(values(csv.record(), table));
    }
    return rows;
  }

  private static List<Object> values(List<String> fields, Table table) throws IOException {
    if (fields.size() != table.columns().size()) {
      throw new IOException("not a row of " + table.title() + ": " + fields);
    }
    List<Object> row = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      row.add(value(fields.get(i), table.columns().get(i).type()));
    }
    return row;
  }

  private static Object value(String field, ColumnType type) {
    if (field == null) {
      return null;
    }
    return switch (type) {
      case INTEGER -> Integer.valueOf(field);
      case NUMBER -> Double.valueOf(field);
      case FLAG -> flag(field);
      case TEXT -> field;
      case BYTES -> ByteBuffer.wrap(HexFormat.of().parseHex(field));
    };
  }

  private static Boolean flag(String field) {
    if (!field.equals("true") && !field.equals("false")) {
      throw new IllegalArgumentException(field);
    }
    return Boolean.valueOf(field);
  }

  /** The fields of a line, quoted as in RFC 4180; an empty field without quotes is null. */
  private List<String> record() {
    List<String> fields = new ArrayList<>();
    do {
      fields.add(text.charAt(at) == '"' ? quoted() : plain());
    } while (text.charAt(at++) == ',');
    return fields;
  }

  private String plain() {
    int from = at;
    while (text.charAt(at) != ',' && text.charAt(at) != '\n') {
      at++;
    }
    return at == from ? null : text.substring(from, at);
  }

  private String quoted() {
    StringBuilder field = new StringBuilder();
    for (at++; ; at++) {
      if (text.charAt(at) == '"' && text.charAt(++at) != '"') {
        return field.toString();
      }
      field.append(text.charAt(at));
    }
  }
}

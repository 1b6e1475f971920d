package io.github.orometry.job.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes a table as CSV in UTF-8: a header, quotes as in RFC 4180 where a string needs them, lines
 * ended by a line feed, numbers as {@link Double#toString} (so that reading gives the same bits),
 * {@code true} and {@code false}, two hexadecimal digits a byte, nothing for null. An empty string
 * is written as {@code ""}.
 */
final class CsvTableWriter implements TableWriter {
  private final Writer out;
  private boolean first = true;

  private CsvTableWriter(Writer out) {
    this.out = out;
  }

  static CsvTableWriter open(Path file, List<Column> columns) throws IOException {
    CsvTableWriter writer =
        new CsvTableWriter(
            Files.newBufferedWriter(
                file,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE));
    for (Column column : columns) {
      writer.text(column.name());
    }
    writer.endRow();
    return writer;
  }

  @Override
  public void integer(int value) {
    field(Integer.toString(value));
  }

  @Override
  public void number(double value) {
    field(Double.toString(value));
  }

  @Override
  public void flag(boolean value) {
    field(Boolean.toString(value));
  }

  @Override
  public void text(String value) {
    field(needsQuotes(value) ? '"' + value.replace("\"", "\"\"") + '"' : value);
  }

  @Override
  public void bytes(byte[] value, int from, int length) {
    field(HexFormat.of().formatHex(value, from, from + length));
  }

  @Override
  public void missing() {
    field("");
  }

  @Override
  public void endRow() {
    append("\n");
    first = true;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static boolean needsQuotes(String value) {
    return value.isEmpty()
        || value.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
  }

  private void field(String field) {
    if (!first) {
      append(",");
    }
    first = false;
    append(field);
  }

  private void append(String text) {
    try {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

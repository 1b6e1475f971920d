package io.github.orometry.job.result.csv;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.github.orometry.job.result.TableWriter;
import io.github.orometry.table.Column;
import io.github.orometry.table.TableBatch;
import io.github.orometry.table.Vector;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a table as CSV: characters into a buffer, the buffer to the file. */
final class CsvTableWriter implements TableWriter {
  private static final int BUFFER = 1 << 16;

  /** Room for the digits of an int. */
  private static final int INT = 11;

  private static final byte[] HEX = ascii("0123456789abcdef");
  private static final byte[] TRUE = ascii("true");
  private static final byte[] FALSE = ascii("false");

  private final OutputStream file;
  private final byte[] buffer = new byte[BUFFER];
  private int size;
  private long written;
  private boolean done;

  /**
   * A writer of a new file.
   *
   * @param file not buffered; closed by this
   */
  CsvTableWriter(OutputStream file, List<Column> columns) throws IOException {
    this.file = file;
    for (int c = 0; c < columns.size(); c++) {
      separate(c);
      text(columns.get(c).name());
    }
    put('\n');
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void write(TableBatch rows) throws IOException {
    List<Vector> vectors = rows.vectors();
    for (int row = 0; row < rows.rows(); row++) {
      for (int c = 0; c < vectors.size(); c++) {
        separate(c);
        if (!vectors.get(c).isMissing(row)) {
          value(vectors.get(c), row);
        }
      }
      put('\n');
    }
  }

  private void separate(int column) throws IOException {
    if (column > 0) {
      put(',');
    }
  }

  private void value(Vector vector, int row) throws IOException {
    switch (vector.column().type()) {
      case INTEGER -> integer(vector.integers()[row]);
      case NUMBER -> put(ascii(NumberOutput.toString(vector.numbers()[row], true)));
      case FLAG -> put(vector.flags()[row] == 0 ? FALSE : TRUE);
      case TEXT -> text(vector.texts()[row]);
      case BYTES -> hex(vector.data(), vector.from()[row], vector.length()[row]);
    }
  }

  /** Digits from the last on; of the negative number, as there is one more of those. */
  private void integer(int value) throws IOException {
    reserve(INT);
    int rest = value < 0 ? value : -value;
    int digits = 1;
    for (int r = rest / 10; r != 0; r /= 10) {
      digits++;
    }
    if (value < 0) {
      buffer[size++] = '-';
    }
    for (int i = size + digits - 1; i >= size; i--, rest /= 10) {
      buffer[i] = HEX[-(rest % 10)];
    }
    size += digits;
  }

  private void text(String value) throws IOException {
    boolean quoted =
        value.isEmpty()
            || value.indexOf('"') >= 0
            || value.indexOf(',') >= 0
            || value.indexOf('\n') >= 0
            || value.indexOf('\r') >= 0;
    String field = quoted ? '"' + value.replace("\"", "\"\"") + '"' : value;
    put(field.getBytes(StandardCharsets.UTF_8));
  }

  private void hex(byte[] data, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      reserve(2);
      buffer[size++] = HEX[data[i] >> 4 & 15];
      buffer[size++] = HEX[data[i] & 15];
    }
  }

  private void put(char ascii) throws IOException {
    reserve(1);
    buffer[size++] = (byte) ascii;
  }

  private void put(byte[] bytes) throws IOException {
    for (int from = 0; from < bytes.length; ) {
      reserve(1);
      int n = Math.min(BUFFER - size, bytes.length - from);
      System.arraycopy(bytes, from, buffer, size, n);
      size += n;
      from += n;
    }
  }

  /** Makes room in the buffer. */
  private void reserve(int bytes) throws IOException {
    if (BUFFER - size < bytes) {
      flush();
    }
  }

  /** Once: what could not be written is not tried again. */
  private void flush() throws IOException {
    int length = size;
    size = 0;
    file.write(buffer, 0, length);
    written += length;
  }

  @Override
  public void close() throws IOException {
    if (!done) {
      done = true;
      try (file) {
        flush();
      }
    }
  }

  @Override
  public long bytes() {
    return written;
  }
}

package io.github.orometry.job.table.parquet;

import io.github.orometry.job.table.Column;
import io.github.orometry.job.table.TableWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Writes a table as one Parquet file; the package says how. */
public final class ParquetTableWriter implements TableWriter {
  /** The most rows of a row group. */
  public static final int GROUP_ROWS = 1 << 17;

  /** The bytes from which a row group is ended; looked at every {@link #CHECK_ROWS} rows. */
  public static final int GROUP_BYTES = 24 << 20;

  private static final int CHECK_ROWS = 1 << 10;
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final String CREATED_BY = "orometry";

  private final String title;
  private final ColumnChunk[] columns;
  private final OutputStream out;
  private final List<Footer.Group> groups = new ArrayList<>();
  private long position;
  private int column;
  private int rows;
  private boolean failed;
  private boolean closed;

  private ParquetTableWriter(String title, List<Column> columns, OutputStream out)
      throws IOException {
    this.title = title;
    this.columns = columns.stream().map(ColumnChunk::new).toArray(ColumnChunk[]::new);
    this.out = out;
    write(MAGIC);
  }

  /**
   * A writer of a new file.
   *
   * @param title the name of the schema
   * @throws IOException where the file exists or cannot be made
   */
  public static ParquetTableWriter open(Path file, String title, List<Column> columns)
      throws IOException {
    OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new ParquetTableWriter(title, columns, new BufferedOutputStream(out, 1 << 16));
  }

  @Override
  public void integer(int value) {
    columns[column++].integer(value);
  }

  @Override
  public void number(double value) {
    columns[column++].number(value);
  }

  @Override
  public void flag(boolean value) {
    columns[column++].flag(value);
  }

  @Override
  public void text(String value) {
    columns[column++].text(value);
  }

  @Override
  public void bytes(byte[] value, int from, int length) {
    columns[column++].bytes(value, from, length);
  }

  @Override
  public void missing() {
    columns[column++].missing();
  }

  @Override
  public void endRow() {
    if (column != columns.length) {
      throw new IllegalStateException(
          "a row of " + column + " values in a table of " + columns.length + " columns");
    }
    column = 0;
    rows++;
    if (rows == GROUP_ROWS || (rows % CHECK_ROWS == 0 && size() >= GROUP_BYTES)) {
      try {
        endGroup();
      } catch (IOException e) {
        failed = true;
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Ends the file. After a failure it only lets go of it, and the file is not valid. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (OutputStream last = out) {
      if (failed) {
        return;
      }
      endGroup();
      List<Column> schema = List.of(columns).stream().map(ColumnChunk::column).toList();
      byte[] footer = Footer.file(title, schema, groups, CREATED_BY);
      last.write(footer);
      last.write(littleEndian(footer.length));
      last.write(MAGIC);
    }
  }

  private long size() {
    long bytes = 0;
    for (ColumnChunk chunk : columns) {
      bytes += chunk.size();
    }
    return bytes;
  }

  private void endGroup() throws IOException {
    if (rows == 0) {
      return;
    }
    Codec codec = Codec.of(size());
    List<Footer.Chunk> chunks = new ArrayList<>();
    for (ColumnChunk chunk : columns) {
      chunks.add(write(chunk, codec));
      chunk.clear();
    }
    groups.add(new Footer.Group(rows, chunks));
    rows = 0;
  }

  private Footer.Chunk write(ColumnChunk chunk, Codec codec) throws IOException {
    long offset = position;
    byte[] content = chunk.page();
    byte[] page = codec.compress(content);
    CRC32 crc = new CRC32();
    crc.update(page);
    byte[] header = Footer.pageHeader(rows, content.length, page.length, (int) crc.getValue());
    write(header);
    write(page);
    return new Footer.Chunk(
        chunk.column(),
        codec,
        rows,
        chunk.nulls(),
        chunk.min(),
        chunk.max(),
        offset,
        position - offset,
        (long) header.length + content.length);
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    position += bytes.length;
  }

  private static byte[] littleEndian(int value) {
    return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }
}

package io.github.orometry.job.format.parquet;

import io.github.orometry.job.file.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.column.values.factory.DefaultValuesWriterFactory;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/**
 * Writes columns of flat rows to one file. After a failure it has let go of the file, which is not
 * valid. Not thread-safe.
 *
 * <p>Pages end at the same rows however these are handed over, so the same rows give the same
 * bytes. That takes pages of version 2, too: with those of version 1 each column has several
 * encodings, which the footer lists in the order of a hash table
 * (github.com/apache/parquet-java/issues/3215). Dictionaries would bring that back; on tables of
 * peaks, compressed, they save nothing and cost a third of the writer's time.
 */
public final class ParquetOutput implements Closeable {
  /** The most bytes of a row group, unless a page has more. */
  public static final long GROUP_BYTES = 2 << 20;

  private static final int PAGE_ROWS = 20_000;

  /** Bytes of values of any length in a page, of all columns together. */
  private static final long PAGE_BYTES = 1 << 20;

  /** With a factory of its own: who makes properties anywhere else changes the shared one. */
  private static final ParquetProperties PROPERTIES =
      ParquetProperties.builder()
          .withValuesWriterFactory(new DefaultValuesWriterFactory())
          .withWriterVersion(WriterVersion.PARQUET_2_0)
          .withDictionaryEncoding(false)
          .withPageWriteChecksumEnabled(true)
          .build();

  private final StoredOutput file;
  private final ParquetFileWriter writer;
  private final BytesInputCompressor compressor = PageCompressor.create();
  private final List<ColumnDescriptor> columns;
  private final List<ColumnPage> pages;
  private final MessageType schema;

  /** The ended pages of the row group at hand; null for none. */
  private ColumnChunkPageWriteStore group;

  private long groupRows;
  private long groupBytes;
  private int pageRows;
  private long pageBytes;
  private boolean done;

  private ParquetOutput(StoredOutput file, MessageType schema, ParquetFileWriter writer) {
    this.file = file;
    this.schema = schema;
    this.writer = writer;
    columns = schema.getColumns();
    pages = columns.stream().map(column -> new ColumnPage(column, PROPERTIES)).toList();
  }

  /**
   * Begins a file.
   *
   * @param out a new file, not buffered; closed by this, also where it fails
   * @param schema columns that are no groups and not repeated
   */
  public static ParquetOutput to(OutputStream out, MessageType schema) throws IOException {
    StoredOutput file = new StoredOutput(out);
    try {
      ParquetFileWriter writer =
          new ParquetFileWriter(
              file, schema, ParquetFileWriter.Mode.CREATE, GROUP_BYTES, 0, null, PROPERTIES);
      writer.start();
      return new ParquetOutput(file, schema, writer);
    } catch (IOException | RuntimeException e) {
      file.abandon();
      throw e;
    }
  }

  /**
   * Writes rows.
   *
   * @param count of them
   * @param values of each column, in the order of the columns
   */
  public void write(int count, List<ColumnValues> values) throws IOException {
    attempt(
        () -> {
          for (int from = 0; from < count; ) {
            int to = fit(values, from, count);
            for (int c = 0; c < pages.size(); c++) {
              pages.get(c).add(values.get(c), from, to);
            }
            pageRows += to - from;
            from = to;
            if (pageRows == PAGE_ROWS || pageBytes >= PAGE_BYTES) {
              endPage();
            }
          }
        });
  }

  /** The row up to which the rows from {@code from} on fit into the page; one fits always. */
  private int fit(List<ColumnValues> values, int from, int count) {
    int most = Math.min(count, from + PAGE_ROWS - pageRows);
    List<ColumnValues> lengths = values.stream().filter(ColumnValues::anyLength).toList();
    if (lengths.isEmpty()) {
      return most;
    }
    int to = from;
    while (to < most && pageBytes < PAGE_BYTES) {
      for (ColumnValues column : lengths) {
        pageBytes += column.bytes(to);
      }
      to++;
    }
    return to;
  }

  /** Ends the page of each column, and the row group where another page would not fit. */
  private void endPage() throws IOException {
    if (group == null) {
      group =
          new ColumnChunkPageWriteStore(
              compressor,
              schema,
              HeapByteBufferAllocator.getInstance(),
              PROPERTIES.getColumnIndexTruncateLength(),
              true);
    }
    long bytes = 0;
    for (int c = 0; c < pages.size(); c++) {
      pages.get(c).writeTo(group.getPageWriter(columns.get(c)), pageRows);
      bytes += group.getPageWriter(columns.get(c)).getMemSize();
    }
    long last = bytes - groupBytes;
    groupBytes = bytes;
    groupRows += pageRows;
    pageRows = 0;
    pageBytes = 0;
    if (groupBytes + last > GROUP_BYTES) {
      endGroup();
    }
  }

  private void endGroup() throws IOException {
    writer.startBlock(groupRows);
    group.flushToFileWriter(writer);
    writer.endBlock();
    group.close();
    group = null;
    groupRows = 0;
    groupBytes = 0;
  }

  /** Bytes of the file so far; all, once it is closed. */
  public long bytes() {
    return file.getPos();
  }

  /** Ends the file; nothing where that was done, or a write has failed. */
  @Override
  public void close() throws IOException {
    if (!done) {
      attempt(this::end);
      letGo();
    }
  }

  private void end() throws IOException {
    if (pageRows > 0) {
      endPage();
    }
    if (group != null) {
      endGroup();
    }
    writer.end(Map.of());
  }

  /** Writes something. */
  private interface Writing {
    void write() throws IOException;
  }

  private void attempt(Writing writing) throws IOException {
    try {
      writing.write();
    } catch (IOException | ParquetRuntimeException e) {
      IOException failure = Reason.innermost(e);
      letGoAfter(failure);
      throw failure;
    } catch (RuntimeException | Error e) {
      letGoAfter(e);
      throw e;
    }
  }

  private void letGoAfter(Throwable failure) {
    try {
      letGo();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private void letGo() throws IOException {
    done = true;
    compressor.release();
    file.abandon();
  }
}

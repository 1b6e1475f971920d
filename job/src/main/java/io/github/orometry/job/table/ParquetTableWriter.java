package io.github.orometry.job.table;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.HadoopParquetConfiguration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;

/**
 * Writes a table as one Parquet file, with Parquet's own writer but without Hadoop's file systems
 * and settings.
 *
 * <p>The same rows give the same bytes, in any process. That takes pages of version 2: with those
 * of version 1 each column has several encodings, which the footer lists in the order of a hash
 * table (github.com/apache/parquet-java/issues/3215). Dictionaries would bring that back; on tables
 * of peaks, compressed, they save nothing and cost a third of the writer's time.
 */
final class ParquetTableWriter implements TableWriter {
  /** About the bytes of a row group, and the memory that a writer takes. */
  static final long GROUP_BYTES = 4 << 20;

  private static final CompressionCodecName CODEC = codec();

  private final ParquetRow row;
  private final ParquetWriter<ParquetRow> writer;

  private ParquetTableWriter(ParquetRow row, ParquetWriter<ParquetRow> writer) {
    this.row = row;
    this.writer = writer;
  }

  /**
   * A writer of a new file.
   *
   * @param title the name of the schema
   * @throws IOException where the file exists or cannot be made
   */
  static ParquetTableWriter open(Path file, String title, List<Column> columns) throws IOException {
    return open(new LocalOutputFile(file), title, columns);
  }

  static ParquetTableWriter open(OutputFile file, String title, List<Column> columns)
      throws IOException {
    ParquetWriter<ParquetRow> writer =
        new Builder(file, new ParquetRowSupport(title, columns))
            .withConf(new HadoopParquetConfiguration(false)) // empty: no XML is looked for
            .withCompressionCodec(CODEC)
            .withRowGroupSize(GROUP_BYTES)
            .withDictionaryEncoding(false)
            .withPageWriteChecksumEnabled(true)
            .withWriterVersion(WriterVersion.PARQUET_2_0)
            .build();
    return new ParquetTableWriter(new ParquetRow(columns), writer);
  }

  @Override
  public void integer(int value) {
    row.add(value);
  }

  @Override
  public void number(double value) {
    row.add(Double.doubleToRawLongBits(value));
  }

  @Override
  public void flag(boolean value) {
    row.add(value ? 1 : 0);
  }

  @Override
  public void text(String value) {
    row.add(value);
  }

  @Override
  public void bytes(byte[] value, int from, int length) {
    row.add(value, from, length);
  }

  @Override
  public void missing() {
    row.addMissing();
  }

  @Override
  public void endRow() {
    row.end();
    try {
      writer.write(row);
    } catch (IOException | ParquetRuntimeException e) {
      throw new UncheckedIOException(innermost(e));
    }
  }

  /** Ends the file. After a failure it only lets go of it, and the file is not valid. */
  @Override
  public void close() throws IOException {
    try {
      writer.close();
    } catch (IOException | ParquetRuntimeException e) {
      throw innermost(e);
    }
  }

  /** What the file system said; Parquet wraps it, up to twice, in the whole footer's text. */
  private static IOException innermost(Exception failure) {
    IOException innermost = new IOException(failure);
    for (Throwable e = failure; e != null; e = e.getCause()) {
      innermost = e instanceof IOException found ? found : innermost;
    }
    return innermost;
  }

  /**
   * Zstandard, or gzip where Zstandard's native library does not load: it is unpacked to a
   * temporary folder, which may forbid that.
   */
  private static CompressionCodecName codec() {
    try {
      return Zstd.compressBound(1) > 0 ? CompressionCodecName.ZSTD : CompressionCodecName.GZIP;
    } catch (LinkageError e) {
      return CompressionCodecName.GZIP;
    }
  }

  private static final class Builder extends ParquetWriter.Builder<ParquetRow, Builder> {
    private final ParquetRowSupport support;

    Builder(OutputFile file, ParquetRowSupport support) {
      super(file);
      this.support = support;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // but abstract
    protected WriteSupport<ParquetRow> getWriteSupport(Configuration configuration) {
      return support;
    }

    @Override
    protected WriteSupport<ParquetRow> getWriteSupport(ParquetConfiguration configuration) {
      return support;
    }
  }
}

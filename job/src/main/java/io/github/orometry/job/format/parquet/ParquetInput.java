package io.github.orometry.job.format.parquet;

import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Stores;
import java.io.Closeable;
import java.io.IOException;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.HadoopParquetConfiguration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.MessageType;

/** An open file, its checksums checked. For one thread. */
public final class ParquetInput implements Closeable {
  /** Empty: no XML is looked for. */
  static final ParquetConfiguration NO_SETTINGS = new HadoopParquetConfiguration(false);

  private final ParquetFileReader reader;

  /** Bytes of the file. */
  private final long size;

  private ParquetInput(ParquetFileReader reader, long size) {
    this.reader = reader;
    this.size = size;
  }

  /**
   * Opens a file.
   *
   * @throws IOException where it is damaged or no Parquet file
   */
  public static ParquetInput open(Location file) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(NO_SETTINGS).usePageChecksumVerification().build();
    RandomAccess access = Stores.of(file).open(file);
    try {
      return sound(
          () ->
              new ParquetInput(
                  ParquetFileReader.open(new StoredInput(access), options), access.size()));
    } catch (IOException e) {
      access.close();
      throw e;
    }
  }

  /** Something that reads Parquet. */
  @FunctionalInterface
  public interface Reading<T> {
    T read() throws IOException;
  }

  /**
   * Reads, and turns what Parquet's classes throw on damaged data, of whatever class, into one
   * exception; failures of the job's own pass.
   *
   * @throws IOException whose message is the end of a sentence
   */
  public static <T> T sound(Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (JobException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(Reason.unnamed(e), e);
    } catch (RuntimeException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  /** All columns. */
  public MessageType schema() {
    return reader.getFileMetaData().getSchema();
  }

  /** Number of row groups. */
  public int rowGroups() {
    return reader.getRowGroups().size();
  }

  /** Rows of a row group. */
  public long rows(int rowGroup) {
    return reader.getRowGroups().get(rowGroup).getRowCount();
  }

  /**
   * Loads some columns of a row group, packed.
   *
   * @param columns some of the schema's
   */
  public RowGroup read(int rowGroup, MessageType columns) throws IOException {
    return sound(
        () -> {
          checkInside(reader.getRowGroups().get(rowGroup), columns);
          reader.setRequestedSchema(columns);
          PageReadStore pages = reader.readRowGroup(rowGroup);
          return new RowGroup(columns, pages, reader.getFileMetaData().getCreatedBy());
        });
  }

  /** Room is made for as much as the footer tells before it is read: it has to be in the file. */
  private void checkInside(BlockMetaData rowGroup, MessageType columns) throws IOException {
    for (ColumnChunkMetaData column : rowGroup.getColumns()) {
      if (!columns.containsPath(column.getPath().toArray())) {
        continue;
      }
      long begin = column.getStartingPos();
      long bytes = column.getTotalSize();
      if (begin < 0 || bytes < 0 || begin > size || bytes > size - begin) {
        throw new IOException(
            "its column %s is told to have %s bytes from byte %s on, where the file has %s"
                .formatted(column.getPath().toDotString(), bytes, begin, size));
      }
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}

package io.github.orometry.job.input;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;

/** An open Parquet file of surfaces, read without Hadoop's file systems, its page CRCs checked. */
final class ParquetFile implements Closeable {
  private final String label;
  private final ParquetFileReader reader;
  private final ParquetColumns columns;

  private ParquetFile(String label, ParquetFileReader reader) {
    this.label = label;
    this.reader = reader;
    columns = ParquetColumns.of(reader.getFileMetaData().getSchema(), label);
  }

  /**
   * Opens a file and checks its columns.
   *
   * @throws JobException (bad input) where it is damaged, no Parquet file, or has other columns
   */
  static ParquetFile open(Path path, String label) {
    return sound(
        label,
        () -> {
          ParquetReadOptions options =
              ParquetReadOptions.builder(new PlainParquetConfiguration())
                  .usePageChecksumVerification()
                  .build();
          ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(path), options);
          try {
            return new ParquetFile(label, reader);
          } catch (JobException e) {
            reader.close();
            throw e;
          }
        });
  }

  /** Something that reads Parquet. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws IOException;
  }

  /**
   * Reads, and turns what Parquet's classes throw on damaged data, of whatever class, into a
   * sentence.
   */
  static <T> T sound(String label, Reading<T> reading) {
    try {
      return reading.read();
    } catch (JobException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      String reason =
          e instanceof IOException io ? Messages.reason(io) : String.valueOf(e.getMessage());
      throw new JobException(
          ExitCode.BAD_INPUT,
          label + " is damaged or no Parquet file: " + withoutAddress(reason) + ".",
          e);
    }
  }

  /** Parquet's classes call the file by the address of an object. */
  private static String withoutAddress(String reason) {
    return reason.replaceAll("\\S*InputFile@\\p{XDigit}+", "it");
  }

  ParquetColumns columns() {
    return columns;
  }

  int rowGroups() {
    return reader.getRowGroups().size();
  }

  /** Rows of a row group. */
  long rows(int rowGroup) {
    return reader.getRowGroups().get(rowGroup).getRowCount();
  }

  /**
   * The columns of a row group that {@code schema} names, each at its first value. A whole-number
   * column or the values.
   */
  Chunk chunk(int rowGroup, MessageType schema) {
    return sound(
        label,
        () -> {
          reader.setRequestedSchema(schema);
          PageReadStore pages = reader.readRowGroup(rowGroup);
          String writer = reader.getFileMetaData().getCreatedBy();
          ColumnReadStoreImpl columns =
              new ColumnReadStoreImpl(pages, new Unused(schema), schema, writer);
          return new Chunk(label, schema, pages, columns);
        });
  }

  /** Part of the columns of a row group. */
  record Chunk(String label, MessageType schema, PageReadStore pages, ColumnReadStoreImpl store) {

    /**
     * A whole-number column.
     *
     * @throws JobException (bad input) where it has not a value, or null, for each row
     */
    ParquetNumbers numbers(String name) {
      ColumnDescriptor column = schema.getColumnDescription(new String[] {name});
      long values = pages.getPageReader(column).getTotalValueCount();
      if (values != pages.getRowCount()) {
        throw JobException.badInput(
            label
                + " is damaged: a row group has "
                + pages.getRowCount()
                + " rows, but "
                + values
                + " values of "
                + name
                + ".");
      }
      return new ParquetNumbers(label, name, store.getColumnReader(column));
    }

    /** The column of the values. */
    ColumnReader values(ParquetColumns columns) {
      return store.getColumnReader(schema.getColumnDescription(columns.values().getPath()));
    }
  }

  /** Parquet wants converters even where columns are read value by value. */
  private static final class Unused extends GroupConverter {
    private final GroupType type;

    Unused(GroupType type) {
      this.type = type;
    }

    @Override
    public Converter getConverter(int field) {
      return type.getType(field).isPrimitive()
          ? new PrimitiveConverter() {}
          : new Unused(type.getType(field).asGroupType());
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}

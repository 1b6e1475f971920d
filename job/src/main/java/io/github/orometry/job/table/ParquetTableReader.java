package io.github.orometry.job.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.ParquetRuntimeException;
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
import org.apache.parquet.schema.Type;

/** Reads columns of a table's Parquet file, value by value, page CRCs checked. */
final class ParquetTableReader {
  private ParquetTableReader() {}

  static void read(Path file, List<Column> columns, RowCursor rows) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .usePageChecksumVerification()
            .build();
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
      MessageType schema = schema(reader.getFileMetaData().getSchema(), columns);
      reader.setRequestedSchema(schema);
      String writer = reader.getFileMetaData().getCreatedBy();
      for (PageReadStore pages = reader.readNextRowGroup();
          pages != null;
          pages = reader.readNextRowGroup()) {
        ColumnReadStoreImpl store =
            new ColumnReadStoreImpl(pages, new Unused(schema), schema, writer);
        read(store, schema, pages.getRowCount(), columns, rows);
      }
    } catch (UncheckedIOException e) {
      throw e;
    } catch (ParquetRuntimeException | IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static MessageType schema(MessageType file, List<Column> columns) throws IOException {
    for (Column column : columns) {
      if (!file.containsField(column.name())) {
        throw new IOException("there is no column " + column.name());
      }
    }
    List<Type> types = columns.stream().map(column -> file.getType(column.name())).toList();
    return new MessageType(file.getName(), types);
  }

  private static void read(
      ColumnReadStoreImpl store,
      MessageType schema,
      long count,
      List<Column> columns,
      RowCursor rows) {
    ColumnReader[] readers =
        schema.getColumns().stream().map(store::getColumnReader).toArray(ColumnReader[]::new);
    for (long row = 0; row < count; row++) {
      for (int i = 0; i < readers.length; i++) {
        emit(columns.get(i), readers[i], rows);
        readers[i].consume();
      }
      rows.endRow();
    }
  }

  private static void emit(Column column, ColumnReader reader, RowCursor rows) {
    if (reader.getCurrentDefinitionLevel() < reader.getDescriptor().getMaxDefinitionLevel()) {
      rows.missing();
      return;
    }
    switch (column.type()) {
      case INTEGER -> rows.integer(reader.getInteger());
      case NUMBER -> rows.number(reader.getDouble());
      case FLAG -> rows.flag(reader.getBoolean());
      case TEXT -> rows.text(reader.getBinary().toStringUsingUTF8());
      case BYTES -> {
        byte[] bytes = reader.getBinary().getBytesUnsafe();
        rows.bytes(bytes, 0, bytes.length);
      }
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
}

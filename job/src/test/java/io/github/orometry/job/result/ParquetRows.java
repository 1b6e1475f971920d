package io.github.orometry.job.result;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** Reads Parquet files with Apache's own reader, checksums verified. */
public final class ParquetRows {
  private ParquetRows() {}

  public static ParquetMetadata footer(Path file) throws IOException {
    try (ParquetFileReader reader = open(file)) {
      return reader.getFooter();
    }
  }

  public static List<List<Object>> read(Path file) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    try (ParquetFileReader reader = open(file)) {
      MessageType schema = reader.getFooter().getFileMetaData().getSchema();
      MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
      for (PageReadStore pages = reader.readNextRowGroup();
          pages != null;
          pages = reader.readNextRowGroup()) {
        RecordReader<Group> records =
            columns.getRecordReader(pages, new GroupRecordConverter(schema));
        for (long k = 0; k < pages.getRowCount(); k++) {
          rows.add(row(records.read()));
        }
      }
    }
    return rows;
  }

  private static ParquetFileReader open(Path file) throws IOException {
    return ParquetFileReader.open(
        new LocalInputFile(file),
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .usePageChecksumVerification()
            .build());
  }

  private static List<Object> row(Group group) {
    List<Object> row = new ArrayList<>();
    for (Type field : group.getType().getFields()) {
      row.add(value(group, field));
    }
    return row;
  }

  private static Object value(Group group, Type field) {
    if (group.getFieldRepetitionCount(field.getName()) == 0) {
      return null;
    }
    PrimitiveType.PrimitiveTypeName type = field.asPrimitiveType().getPrimitiveTypeName();
    return switch (type) {
      case INT32 -> group.getInteger(field.getName(), 0);
      case DOUBLE -> group.getDouble(field.getName(), 0);
      case BOOLEAN -> group.getBoolean(field.getName(), 0);
      case BINARY ->
          field.getLogicalTypeAnnotation() == null
              ? ByteBuffer.wrap(group.getBinary(field.getName(), 0).getBytes())
              : group.getString(field.getName(), 0);
      default -> throw new IllegalStateException("unexpected type " + type);
    };
  }
}

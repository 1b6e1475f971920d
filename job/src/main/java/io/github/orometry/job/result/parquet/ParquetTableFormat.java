package io.github.orometry.job.result.parquet;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.result.TableFormat;
import io.github.orometry.job.result.TableWriter;
import io.github.orometry.table.Column;
import io.github.orometry.table.TableBatch;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** Parquet: int32, double, boolean, strings and binary, optional where a column takes null. */
public final class ParquetTableFormat implements TableFormat {
  @Override
  public String name() {
    return "parquet";
  }

  @Override
  public TableWriter create(Location file, String title, List<Column> columns) throws IOException {
    return new ParquetTableWriter(Stores.of(file).create(file), title, columns);
  }

  @Override
  public void read(Location file, List<Column> columns, Consumer<TableBatch> rows)
      throws IOException {
    ParquetTableReader.read(file, columns, rows);
  }

  static MessageType schema(String title, List<Column> columns) {
    return new MessageType(title, columns.stream().map(ParquetTableFormat::field).toList());
  }

  static Type field(Column column) {
    Repetition repetition = column.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
    return switch (column.type()) {
      case INTEGER -> Types.primitive(PrimitiveTypeName.INT32, repetition).named(column.name());
      case NUMBER -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(column.name());
      case FLAG -> Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(column.name());
      case BYTES -> Types.primitive(PrimitiveTypeName.BINARY, repetition).named(column.name());
      case TEXT ->
          Types.primitive(PrimitiveTypeName.BINARY, repetition)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
    };
  }
}

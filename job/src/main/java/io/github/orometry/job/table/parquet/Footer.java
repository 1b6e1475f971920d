package io.github.orometry.job.table.parquet;

import io.github.orometry.job.table.Column;
import io.github.orometry.job.table.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The structs of parquet.thrift; field numbers and enum values are those given there. */
final class Footer {
  private static final int PLAIN = 0;
  private static final int RLE = 3;
  private static final int UTF8 = 0;

  private Footer() {}

  /** Where a column chunk lies and what it holds. {@code bytes} include the page's header. */
  record Chunk(
      Column column,
      Codec codec,
      int rows,
      int nulls,
      byte[] min,
      byte[] max,
      long offset,
      long bytes,
      long uncompressedBytes) {}

  /** A row group: its chunks, one a column. */
  record Group(int rows, List<Chunk> chunks) {}

  static byte[] pageHeader(int rows, int uncompressedBytes, int bytes, int crc) {
    return CompactStruct.bytes(
        header -> {
          header.i32(1, 0); // a data page
          header.i32(2, uncompressedBytes);
          header.i32(3, bytes);
          header.i32(4, crc);
          header.struct(
              5,
              data -> {
                data.i32(1, rows);
                data.i32(2, PLAIN);
                data.i32(3, RLE);
                data.i32(4, RLE);
              });
        });
  }

  static byte[] file(String title, List<Column> columns, List<Group> groups, String createdBy) {
    List<Consumer<CompactStruct>> schema = new ArrayList<>();
    schema.add(root -> root(root, title, columns.size()));
    columns.forEach(column -> schema.add(element -> element(element, column)));
    return CompactStruct.bytes(
        file -> {
          file.i32(1, 1); // the version of the format
          file.structs(2, schema, (element, fields) -> fields.accept(element));
          file.i64(3, groups.stream().mapToLong(Group::rows).sum());
          file.structs(4, groups, Footer::group);
          file.text(6, createdBy);
          file.structs(7, columns, (order, column) -> order.struct(1, typeDefined -> {}));
        });
  }

  private static void root(CompactStruct element, String title, int children) {
    element.text(4, title);
    element.i32(5, children);
  }

  private static void element(CompactStruct element, Column column) {
    element.i32(1, type(column.type()));
    element.i32(3, column.nullable() ? 1 : 0); // optional or required
    element.text(4, column.name());
    if (column.type() == ColumnType.TEXT) {
      element.i32(6, UTF8);
      element.struct(10, logicalType -> logicalType.struct(1, string -> {}));
    }
  }

  private static int type(ColumnType type) {
    return switch (type) {
      case FLAG -> 0;
      case INTEGER -> 1;
      case NUMBER -> 5;
      case TEXT, BYTES -> 6;
    };
  }

  private static void group(CompactStruct struct, Group group) {
    List<Chunk> chunks = group.chunks();
    struct.structs(1, chunks, Footer::chunk);
    struct.i64(2, chunks.stream().mapToLong(Chunk::uncompressedBytes).sum());
    struct.i64(3, group.rows());
    struct.i64(5, chunks.get(0).offset());
    struct.i64(6, chunks.stream().mapToLong(Chunk::bytes).sum());
  }

  private static void chunk(CompactStruct struct, Chunk chunk) {
    struct.i64(2, chunk.offset());
    struct.struct(
        3,
        data -> {
          data.i32(1, type(chunk.column().type()));
          data.i32s(2, PLAIN, RLE);
          data.texts(3, chunk.column().name());
          data.i32(4, chunk.codec().number());
          data.i64(5, chunk.rows());
          data.i64(6, chunk.uncompressedBytes());
          data.i64(7, chunk.bytes());
          data.i64(9, chunk.offset());
          data.struct(12, statistics -> statistics(statistics, chunk));
        });
  }

  private static void statistics(CompactStruct struct, Chunk chunk) {
    struct.i64(3, chunk.nulls());
    if (chunk.max() != null) {
      struct.binary(5, chunk.max());
      struct.binary(6, chunk.min());
    }
  }
}

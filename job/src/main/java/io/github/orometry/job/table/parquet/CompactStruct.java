package io.github.orometry.job.table.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Writes one struct in Apache Thrift's compact protocol (thrift-compact-protocol.md): what Parquet
 * describes its pages and its files in. Fields are to be written in the order of their ids.
 */
final class CompactStruct {
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;

  private final ByteArrayOutputStream out;
  private int lastField;

  private CompactStruct(ByteArrayOutputStream out) {
    this.out = out;
  }

  /** The bytes of the struct whose fields {@code fields} writes. */
  static byte[] bytes(Consumer<CompactStruct> fields) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out, fields);
    return out.toByteArray();
  }

  void i32(int field, int value) {
    header(field, I32);
    varint(zigzag(value));
  }

  void i64(int field, long value) {
    header(field, I64);
    varint(zigzag(value));
  }

  void binary(int field, byte[] value) {
    header(field, BINARY);
    bytes(value);
  }

  void text(int field, String value) {
    binary(field, value.getBytes(StandardCharsets.UTF_8));
  }

  void struct(int field, Consumer<CompactStruct> fields) {
    header(field, STRUCT);
    write(out, fields);
  }

  <T> void structs(int field, List<T> items, BiConsumer<CompactStruct, T> fields) {
    header(field, LIST);
    listHeader(items.size(), STRUCT);
    for (T item : items) {
      write(out, struct -> fields.accept(struct, item));
    }
  }

  void i32s(int field, int... values) {
    header(field, LIST);
    listHeader(values.length, I32);
    for (int value : values) {
      varint(zigzag(value));
    }
  }

  void texts(int field, String... values) {
    header(field, LIST);
    listHeader(values.length, BINARY);
    for (String value : values) {
      bytes(value.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void write(ByteArrayOutputStream out, Consumer<CompactStruct> fields) {
    fields.accept(new CompactStruct(out));
    out.write(0);
  }

  /**
   * Ids are given as the step from the field before, at most 15: Parquet's never leave gaps so
   * wide.
   */
  private void header(int field, int type) {
    out.write((field - lastField) << 4 | type);
    lastField = field;
  }

  private void listHeader(int size, int type) {
    if (size < 15) {
      out.write(size << 4 | type);
    } else {
      out.write(0xf0 | type);
      varint(size);
    }
  }

  private void bytes(byte[] value) {
    varint(value.length);
    out.writeBytes(value);
  }

  private static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}

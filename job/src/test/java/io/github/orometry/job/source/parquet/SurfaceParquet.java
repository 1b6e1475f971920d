package io.github.orometry.job.source.parquet;

import io.github.orometry.stack.SurfaceKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.Type;

/** Writes Parquet files of surfaces, in several row groups. */
public class SurfaceParquet {
  /** How the columns are typed. */
  public enum Kind {
    LIST("int32 %s", "double"),
    NULLABLE_LIST("int64 %s", "optional double"),
    FLOAT_LIST("int32 %s", "float"),
    BINARY("int64 %s", "binary values"),
    FIXED("int32 %s", "fixed_len_byte_array(48) values"),
    INT8_LIST("int32 %s (INTEGER(8,true))", "int32 element (INTEGER(8,true))"),
    UINT8_LIST("int32 %s (INTEGER(8,false))", "int32 element (INTEGER(8,false))"),
    INT16_LIST("int32 %s (INTEGER(16,true))", "optional int32 element (INTEGER(16,true))"),
    UINT16_LIST("int32 %s (INTEGER(16,false))", "int32 element (INTEGER(16,false))"),
    INT32_LIST("int32 %s (INTEGER(32,true))", "int32"),
    UINT32_LIST("int32 %s (INTEGER(32,false))", "int32 element (INTEGER(32,false))"),
    INT64_LIST("int64 %s (INTEGER(64,true))", "optional int64"),
    UINT64_LIST("int64 %s (INTEGER(64,false))", "int64 element (INTEGER(64,false))");

    private final String number;
    private final String values;

    Kind(String number, String values) {
      this.number = number;
      boolean optional = values.startsWith("optional ");
      String type = optional ? values.substring("optional ".length()) : values;
      String element = type.contains(" ") ? type : type + " element";
      this.values =
          type.contains(" values")
              ? "optional " + type
              : "optional group values (LIST) { repeated group list { %s %s; } }"
                  .formatted(optional ? "optional" : "required", element);
    }

    boolean isWhole() {
      return name().contains("INT");
    }

    private MessageType schema(List<String> numbers) {
      String columns = "";
      for (String name : numbers) {
        columns += "optional " + number.formatted(name) + "; ";
      }
      String end = values.endsWith("}") ? " }" : "; }";
      return MessageTypeParser.parseMessageType("message surfaces { " + columns + values + end);
    }
  }

  private static final List<String> NUMBERS = List.of("time_bin_idx", "nx", "epoch_idx", "ny");

  private final Kind kind;
  private final int nx;
  private final int ny;
  private final List<String> numbers;

  /** Surfaces with cells that tell their keys. */
  public SurfaceParquet(Kind kind, int nx, int ny) {
    this(kind, nx, ny, NUMBERS);
  }

  /** With some of the columns of numbers only. */
  SurfaceParquet(Kind kind, int nx, int ny, List<String> numbers) {
    this.kind = kind;
    this.nx = nx;
    this.ny = ny;
    this.numbers = numbers;
  }

  /** What cell i of a surface holds; null for nothing. */
  public Double cell(long key, int i) {
    return kind.isWhole() ? Math.floor(value(key, i)) % 100 : value(key, i);
  }

  /** Numbers in a surface's values. */
  int length(long key) {
    return nx * ny;
  }

  private static double value(long key, int i) {
    return SurfaceKey.epochIdx(key) * 4096.0 + SurfaceKey.timeBinIdx(key) * 8 + i + 0.5;
  }

  /** The surface of a key. */
  double[] surface(long key) {
    double[] z = new double[nx * ny];
    for (int i = 0; i < z.length; i++) {
      Double cell = cell(key, i);
      z[i] = cell == null ? Double.NaN : cell;
    }
    return z;
  }

  /** Writes a file with the surfaces of these keys, in this order. */
  public void write(Path file, List<Long> keys) throws IOException {
    write(file, keys, CompressionCodecName.SNAPPY);
  }

  /** The same in a compression. */
  public void write(Path file, List<Long> keys, CompressionCodecName codec) throws IOException {
    MessageType schema = kind.schema(numbers);
    SimpleGroupFactory rows = new SimpleGroupFactory(schema);
    try (ParquetWriter<Group> writer = writer(file, schema, codec)) {
      for (long key : keys) {
        Group row = rows.newGroup();
        for (String name : numbers) {
          add(row, name, number(name, key));
        }
        addValues(row, key);
        writer.write(row);
      }
    }
  }

  /** A number of a row. */
  long number(String name, long key) {
    return switch (name) {
      case "time_bin_idx" -> SurfaceKey.timeBinIdx(key);
      case "epoch_idx" -> SurfaceKey.epochIdx(key);
      case "nx" -> nx;
      default -> ny;
    };
  }

  /** Writes a file without rows. */
  static void writeSchema(Path file, String columns) throws IOException {
    MessageType schema = MessageTypeParser.parseMessageType("message surfaces { " + columns + " }");
    writer(file, schema, CompressionCodecName.SNAPPY).close();
  }

  private static ParquetWriter<Group> writer(
      Path file, MessageType schema, CompressionCodecName codec) throws IOException {
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    return ExampleParquetWriter.builder(new LocalOutputFile(file))
        .withConf(new PlainParquetConfiguration())
        .withType(schema)
        .withCompressionCodec(codec)
        .withRowGroupSize(4096L)
        .withPageSize(512)
        .build();
  }

  private static void add(Group row, String name, long value) {
    Type type = row.getType().getType(name);
    switch (type.asPrimitiveType().getPrimitiveTypeName()) {
      case INT64 -> row.add(name, value);
      default -> row.add(name, (int) value);
    }
  }

  private void addValues(Group row, long key) {
    if (kind == Kind.BINARY || kind == Kind.FIXED) {
      ByteBuffer bytes = ByteBuffer.allocate(8 * length(key)).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < length(key); i++) {
        bytes.putDouble(cell(key, i));
      }
      row.add("values", Binary.fromConstantByteArray(bytes.array()));
      return;
    }
    Group list = row.addGroup("values");
    for (int i = 0; i < length(key); i++) {
      Group element = list.addGroup(0);
      Double cell = cell(key, i);
      if (cell != null) {
        switch (element.getType().getType(0).asPrimitiveType().getPrimitiveTypeName()) {
          case FLOAT -> element.add(0, cell.floatValue());
          case INT32 -> element.add(0, (int) cell.longValue());
          case INT64 -> element.add(0, bits(cell));
          default -> element.add(0, cell);
        }
      }
    }
  }

  /** 64 bits, from 2^63 on without a sign. */
  private static long bits(double value) {
    return value < 0x1p63 ? (long) value : (long) (value - 0x1p63) ^ Long.MIN_VALUE;
  }
}

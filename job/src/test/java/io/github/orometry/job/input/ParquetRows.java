package io.github.orometry.job.input;

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

/** Writes Parquet files of surfaces, in several row groups. */
class ParquetRows {
  /** How the columns are typed. */
  enum Kind {
    LIST(
        "int32",
        "required group values (LIST) { repeated group list { required double element; } }"),
    NULLABLE_LIST(
        "int64",
        "optional group values (LIST) { repeated group list { optional double element; } }"),
    FLOAT_LIST(
        "int32", "optional group values (LIST) { repeated group bag { required float array; } }"),
    BINARY("int64", "optional binary values"),
    FIXED("int32", "required fixed_len_byte_array(48) values");

    private final String number;
    private final String values;

    Kind(String number, String values) {
      this.number = number;
      this.values = values + (values.endsWith("}") ? "" : ";");
    }

    private MessageType schema() {
      String columns = "";
      for (String name : List.of("time_bin_idx", "nx", "epoch_idx", "ny")) {
        columns += "optional " + number + " " + name + "; ";
      }
      return MessageTypeParser.parseMessageType("message surfaces { " + columns + values + " }");
    }
  }

  private final Kind kind;
  private final int nx;
  private final int ny;

  ParquetRows(Kind kind, int nx, int ny) {
    this.kind = kind;
    this.nx = nx;
    this.ny = ny;
  }

  /** What cell i of a slab holds; null for nothing. A float holds it exactly. */
  Double cell(long key, int i) {
    return value(key, i);
  }

  /** Numbers in a slab's values. */
  int length(long key) {
    return nx * ny;
  }

  private static double value(long key, int i) {
    return SlabKey.epochIdx(key) * 4096.0 + SlabKey.timeBinIdx(key) * 8 + i + 0.5;
  }

  /** The surface of a slab. */
  static double[] surface(long key, int cells) {
    double[] z = new double[cells];
    for (int i = 0; i < cells; i++) {
      z[i] = value(key, i);
    }
    return z;
  }

  void write(Path file, List<Long> keys) throws IOException {
    write(file, keys, CompressionCodecName.SNAPPY);
  }

  void write(Path file, List<Long> keys, CompressionCodecName codec) throws IOException {
    MessageType schema = kind.schema();
    SimpleGroupFactory rows = new SimpleGroupFactory(schema);
    try (ParquetWriter<Group> writer = writer(file, schema, codec)) {
      for (long key : keys) {
        Group row = rows.newGroup();
        add(row, "time_bin_idx", SlabKey.timeBinIdx(key));
        add(row, "nx", nx);
        add(row, "epoch_idx", SlabKey.epochIdx(key));
        add(row, "ny", ny);
        addValues(row, key);
        writer.write(row);
      }
    }
  }

  /** Writes a file without rows. */
  static void writeSchema(Path file, String columns) throws IOException {
    MessageType schema = MessageTypeParser.parseMessageType("message surfaces { " + columns + " }");
    writer(file, schema, CompressionCodecName.SNAPPY).close();
  }

  private static ParquetWriter<Group> writer(
      Path file, MessageType schema, CompressionCodecName codec) throws IOException {
    Files.deleteIfExists(file);
    return ExampleParquetWriter.builder(new LocalOutputFile(file))
        .withConf(new PlainParquetConfiguration())
        .withType(schema)
        .withCompressionCodec(codec)
        .withRowGroupSize(4096L)
        .withPageSize(512)
        .build();
  }

  private void add(Group row, String name, int value) {
    if (kind.number.equals("int64")) {
      row.add(name, (long) value);
    } else {
      row.add(name, value);
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
      if (cell != null && kind == Kind.FLOAT_LIST) {
        element.add(0, cell.floatValue());
      } else if (cell != null) {
        element.add(0, cell);
      }
    }
  }
}

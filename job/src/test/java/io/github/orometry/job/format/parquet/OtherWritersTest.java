package io.github.orometry.job.format.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;

/** Whoever else writes Parquet in this process, such as Spark, changes nothing of our files. */
class OtherWritersTest {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType("message numbers { required int32 n; }");

  private static byte[] file() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ParquetOutput output = ParquetOutput.to(bytes, SCHEMA)) {
      output.write(4, List.of(new ColumnValues.Integers(new int[] {7, 7, 7, 8})));
    }
    return bytes.toByteArray();
  }

  @Test
  void theBytesAreTheSameAfterOthersHaveMadeTheirSettings() throws IOException {
    byte[] before = file();
    ParquetProperties.builder()
        .withWriterVersion(WriterVersion.PARQUET_1_0)
        .withDictionaryEncoding(true)
        .build();
    assertArrayEquals(before, file());
  }
}

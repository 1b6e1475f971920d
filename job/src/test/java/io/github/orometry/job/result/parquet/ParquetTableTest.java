package io.github.orometry.job.result.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.format.parquet.ParquetOutput;
import io.github.orometry.job.result.FullDisk;
import io.github.orometry.job.result.ParquetRows;
import io.github.orometry.job.result.SampleTables;
import io.github.orometry.job.result.TableWriter;
import io.github.orometry.table.Column;
import io.github.orometry.table.Table;
import io.github.orometry.table.TableBatch;
import io.github.orometry.testing.TableRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetTableTest {
  @TempDir Path folder;

  private Path write(String title, List<Column> columns, List<List<Object>> rows)
      throws IOException {
    return SampleTables.write(folder.resolve("table"), "parquet", title, columns, rows);
  }

  private Path write(Table table, List<List<Object>> rows) throws IOException {
    return write(table.title(), table.columns(), rows);
  }

  /** Around whole bytes of definition levels and of flags, and an empty table. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 17, 1000})
  void anyNumberOfRowsReadsBack(int count) throws IOException {
    List<List<Object>> rows = SampleTables.rows(Table.PEAKS, 1000).subList(0, count);
    Path file = write(Table.PEAKS, rows);
    assertEquals(rows, ParquetRows.read(file));
    assertEquals(count == 0 ? 0 : 1, ParquetRows.footer(file).getBlocks().size());
  }

  /** More rows than a page has, so that rows of a batch fall into several. */
  @Test
  void pagesEndAtTheSameRowsHoweverTheBatchesAreCut() throws IOException {
    List<Column> columns =
        List.of(Column.integer("i"), Column.number("n").orNull(), Column.flag("f"));
    Random random = new Random(9);
    List<List<Object>> rows = new ArrayList<>();
    for (int k = 0; k < 90_000; k++) {
      Double number = random.nextInt(5) == 0 ? null : Double.valueOf(random.nextGaussian());
      rows.add(Arrays.asList(k, number, random.nextBoolean()));
    }
    Path file = write("pages", columns, rows);
    assertEquals(rows, ParquetRows.read(file));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TableWriter writer = new ParquetTableWriter(bytes, "pages", columns)) {
      for (int from = 0; from < rows.size(); ) {
        int to = Math.min(rows.size(), from + 1 + random.nextInt(50_000));
        writer.write(TableRows.batch(columns, rows.subList(from, to)));
        from = to;
      }
    }
    assertArrayEquals(Files.readAllBytes(file), bytes.toByteArray());
  }

  @Test
  void theSchemaNamesTypesAndNulls() throws IOException {
    Path slabs = write(Table.SLABS, List.of());
    MessageType schema = ParquetRows.footer(slabs).getFileMetaData().getSchema();
    assertEquals(
        "message slabs {\n"
            + "  required int32 epoch_idx;\n"
            + "  required int32 time_bin_idx;\n"
            + "  required binary status (STRING);\n"
            + "  required int32 n_peaks;\n"
            + "  optional double max;\n"
            + "  required int32 missing_cells;\n"
            + "  optional binary error (STRING);\n"
            + "  optional double prominence_ratio;\n"
            + "  optional double closeness;\n"
            + "  optional double spread;\n"
            + "  optional double concentration;\n"
            + "  optional double contrast;\n"
            + "  optional double score;\n"
            + "  optional boolean well_localized;\n"
            + "}\n",
        schema.toString());
  }

  @Test
  void aLargeTableHasManyGroupsSoThatMemoryStaysBounded() throws IOException {
    List<Column> columns = List.of(Column.integer("i"), Column.text("s").orNull());
    Random random = new Random(1);
    List<List<Object>> rows = new ArrayList<>();
    long bytes = 0;
    for (int k = 0; bytes < 4 * ParquetOutput.GROUP_BYTES; k++) {
      String text = k % 5 == 0 ? null : SampleTables.text(random, 5000);
      bytes += text == null ? 0 : text.length();
      rows.add(Arrays.asList(k, text));
    }
    Path file = write("many", columns, rows);
    List<BlockMetaData> groups = ParquetRows.footer(file).getBlocks();
    assertTrue(groups.size() > 2, groups.size() + " groups");
    for (BlockMetaData group : groups) {
      assertTrue(group.getCompressedSize() <= ParquetOutput.GROUP_BYTES, "" + group);
      for (ColumnChunkMetaData chunk : group.getColumns()) {
        assertEquals(CompressionCodecName.ZSTD, chunk.getCodec());
      }
      assertTrue(group.getCompressedSize() < 0.9 * group.getTotalByteSize(), "" + group);
    }
    assertEquals(rows, ParquetRows.read(file));
  }

  @Test
  void aRowMayBeLargerThanAGroup() throws IOException {
    List<Column> columns = List.of(Column.integer("i"), Column.bytes("b"));
    Random random = new Random(1);
    List<List<Object>> rows = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      byte[] bytes = new byte[(int) ParquetOutput.GROUP_BYTES + 100_000];
      random.nextBytes(bytes);
      rows.add(List.of(k, ByteBuffer.wrap(bytes)));
    }
    Path file = write("large", columns, rows);
    assertEquals(3, ParquetRows.footer(file).getBlocks().size());
    assertEquals(rows, ParquetRows.read(file));
  }

  /** Which Parquet would list in an order that differs from process to process. */
  @ParameterizedTest
  @EnumSource
  void noColumnHasSeveralEncodings(Table table) throws IOException {
    Path file = write(table, SampleTables.rows(table, 500));
    for (ColumnChunkMetaData chunk : ParquetRows.footer(file).getBlocks().get(0).getColumns()) {
      assertEquals(1, chunk.getEncodings().size(), "" + chunk);
      assertTrue(chunk.getEncodingStats().usesV2Pages(), "" + chunk);
    }
  }

  @Test
  void encodingsAreThoseThatParquetHasForTheTypes() throws IOException {
    Path file = write(Table.SLABS, SampleTables.rows(Table.SLABS, 50));
    List<Encoding> encodings = new ArrayList<>();
    for (ColumnChunkMetaData chunk : ParquetRows.footer(file).getBlocks().get(0).getColumns()) {
      encodings.addAll(chunk.getEncodings());
    }
    assertEquals(Encoding.DELTA_BINARY_PACKED, encodings.get(0));
    assertEquals(Encoding.DELTA_BYTE_ARRAY, encodings.get(2));
    assertEquals(Encoding.PLAIN, encodings.get(4));
    assertEquals(Encoding.RLE, encodings.get(13));
  }

  @Test
  void aFullDiskIsToldWhileWritingAndAtTheEnd() throws IOException {
    List<Column> columns = List.of(Column.text("s"));
    FullDisk small = new FullDisk(100);
    TableWriter atTheEnd = new ParquetTableWriter(small, "t", columns);
    atTheEnd.write(TableRows.batch(columns, List.of(List.of("x"))));
    assertEquals(FullDisk.MESSAGE, assertThrows(IOException.class, atTheEnd::close).getMessage());
    assertEquals(1, small.closed());
    atTheEnd.close();

    FullDisk larger = new FullDisk(1 << 20);
    TableWriter inBetween = new ParquetTableWriter(larger, "t", columns);
    Random random = new Random(2);
    IOException failure =
        assertThrows(
            IOException.class,
            () -> {
              for (int k = 0; k < 2 * ParquetOutput.GROUP_BYTES / 1000; k++) {
                List<Object> row = List.of(SampleTables.text(random, 1000));
                inBetween.write(TableRows.batch(columns, List.of(row)));
              }
            });
    assertEquals(FullDisk.MESSAGE, failure.getMessage());
    assertEquals(1, larger.closed(), "it has let go of the file");
    inBetween.close();
    assertEquals(1, larger.closed());
  }

  @Test
  void aDamagedPageIsToldByItsChecksum() throws IOException {
    Path file = write(Table.PEAKS, SampleTables.rows(Table.PEAKS, 500));
    ColumnChunkMetaData height = ParquetRows.footer(file).getBlocks().get(0).getColumns().get(7);
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) (height.getStartingPos() + height.getTotalSize() - 1)] ^= 1;
    Files.write(file, bytes);
    Exception damage = assertThrows(Exception.class, () -> ParquetRows.read(file));
    assertTrue(damage.toString().contains("CRC"), damage.toString());
    IOException told =
        assertThrows(
            IOException.class,
            () ->
                new ParquetTableFormat()
                    .read(Location.of(file.toString()), Table.PEAKS.columns(), batch -> {}));
    assertTrue(told.getMessage().contains("CRC"), told.getMessage());
  }

  /** Whatever byte is wrong, it is an exception with words, or the rows are as they were. */
  @Test
  void aFileWithAnyByteWrong() throws IOException {
    List<List<Object>> rows = SampleTables.rows(Table.SLABS, 30);
    Path file = write(Table.SLABS, rows);
    byte[] bytes = Files.readAllBytes(file);
    Random random = new Random(3);
    int refused = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte flip = (byte) (1 + random.nextInt(255));
      bytes[i] ^= flip;
      Files.write(file, bytes);
      List<List<Object>> read = new ArrayList<>();
      try {
        new ParquetTableFormat()
            .read(
                Location.of(file.toString()),
                Table.SLABS.columns(),
                batch -> read.addAll(TableRows.of(batch)));
      } catch (IOException e) {
        assertFalse(e.getMessage().isEmpty());
        refused++;
      }
      bytes[i] ^= flip;
    }
    assertTrue(refused > bytes.length / 4, refused + " of " + bytes.length);
  }

  @Test
  void statisticsHoldTheBoundsAndTheNulls() throws IOException {
    List<Column> columns =
        List.of(
            Column.integer("i"),
            Column.number("d").orNull(),
            Column.number("z"),
            Column.number("none").orNull());
    Path file =
        write(
            "statistics",
            columns,
            List.of(
                Arrays.asList(-7, null, 0.0, null),
                Arrays.asList(3, 2.5, 0.0, null),
                Arrays.asList(0, -1e300, 0.0, null)));
    List<Statistics<?>> statistics = new ArrayList<>();
    for (ColumnChunkMetaData chunk : ParquetRows.footer(file).getBlocks().get(0).getColumns()) {
      statistics.add(chunk.getStatistics());
    }
    assertEquals(-7, statistics.get(0).genericGetMin());
    assertEquals(3, statistics.get(0).genericGetMax());
    assertEquals(-1e300, statistics.get(1).genericGetMin());
    assertEquals(2.5, statistics.get(1).genericGetMax());
    assertEquals(1, statistics.get(1).getNumNulls());
    assertEquals(-0.0, statistics.get(2).genericGetMin());
    assertEquals(0.0, statistics.get(2).genericGetMax());
    assertFalse(statistics.get(3).hasNonNullValue());
    assertEquals(3, statistics.get(3).getNumNulls());
  }

  @Test
  void theInfinitiesAreNumbers() throws IOException {
    List<Column> columns = List.of(Column.number("d").orNull(), Column.number("r"));
    List<List<Object>> rows =
        List.of(
            Arrays.asList(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
            Arrays.asList(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
            Arrays.asList(null, Double.POSITIVE_INFINITY));
    Path file = write("infinite", columns, rows);
    assertEquals(rows, ParquetRows.read(file));
    List<ColumnChunkMetaData> chunks = ParquetRows.footer(file).getBlocks().get(0).getColumns();
    assertEquals(Double.NEGATIVE_INFINITY, chunks.get(0).getStatistics().genericGetMin());
    assertEquals(Double.POSITIVE_INFINITY, chunks.get(1).getStatistics().genericGetMin());
  }

  @ParameterizedTest
  @ValueSource(strings = {"number", "flag", "text"})
  void aNullWhereNoneIsTakenIsRefused(String type) throws IOException {
    Column column =
        switch (type) {
          case "number" -> Column.number("c");
          case "flag" -> Column.flag("c");
          default -> Column.text("c");
        };
    TableBatch batch = TableRows.batch(List.of(column), List.of(Collections.singletonList(null)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TableWriter writer = new ParquetTableWriter(bytes, "wrong", List.of(column));
    IllegalStateException wrong =
        assertThrows(IllegalStateException.class, () -> writer.write(batch));
    assertEquals("column c takes no null", wrong.getMessage());
    writer.close();
    assertTrue(bytes.size() <= 4, "the file was not ended");
  }
}

package io.github.orometry.job.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
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

class TableWriterTest {
  private static final RowContext CONTEXT =
      RowContext.of(SampleResults.GRID, new double[] {0.5, 0.9}, Double.NaN, SampleResults.MASKS);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void parquetReadsBackToTheBit(Table table) throws IOException {
    List<List<Object>> rows = rows(table, 500);
    Path file = write(TableFormat.PARQUET, table, rows);
    assertEquals(rows, ParquetRows.read(file));
  }

  /** Around whole bytes of definition levels and of flags, and an empty table. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 17, 1000})
  void anyNumberOfRowsReadsBack(int count) throws IOException {
    List<List<Object>> rows = rows(Table.PEAKS, 1000).subList(0, count);
    Path file = write(TableFormat.PARQUET, Table.PEAKS, rows);
    assertEquals(rows, ParquetRows.read(file));
    assertEquals(count == 0 ? 0 : 1, ParquetRows.footer(file).getBlocks().size());
  }

  @Test
  void theSchemaNamesTypesAndNulls() throws IOException {
    Path slabs = write(TableFormat.PARQUET, Table.SLABS, List.of());
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
    Path file = folder.resolve("many.parquet");
    Random random = new Random(1);
    List<List<Object>> rows = new ArrayList<>();
    long bytes = 0;
    for (int k = 0; bytes < 4 * ParquetTableWriter.GROUP_BYTES; k++) {
      String text = k % 5 == 0 ? null : text(random, 5000);
      bytes += text == null ? 0 : text.length();
      rows.add(Arrays.asList(k, text));
    }
    try (TableWriter writer = ParquetTableWriter.open(file, "many", columns)) {
      RecordedRows.replay(rows, writer);
    }
    List<BlockMetaData> groups = ParquetRows.footer(file).getBlocks();
    assertTrue(groups.size() > 2, groups.size() + " groups");
    for (BlockMetaData group : groups) {
      assertTrue(group.getCompressedSize() <= ParquetTableWriter.GROUP_BYTES, "" + group);
      for (ColumnChunkMetaData chunk : group.getColumns()) {
        assertEquals(CompressionCodecName.ZSTD, chunk.getCodec());
        assertTrue(chunk.getTotalSize() < chunk.getTotalUncompressedSize(), "" + chunk);
      }
    }
    assertEquals(rows, ParquetRows.read(file));
  }

  @ParameterizedTest
  @EnumSource
  void theSameRowsGiveTheSameBytes(Table table) throws IOException {
    List<List<Object>> rows = rows(table, 500);
    byte[] first = Files.readAllBytes(write(TableFormat.PARQUET, table, rows));
    Files.delete(folder.resolve(TableFormat.PARQUET.fileName()));
    byte[] second = Files.readAllBytes(write(TableFormat.PARQUET, table, rows));
    assertArrayEquals(first, second);
  }

  /** Which Parquet would list in an order that differs from process to process. */
  @ParameterizedTest
  @EnumSource
  void noColumnHasSeveralEncodings(Table table) throws IOException {
    Path file = write(TableFormat.PARQUET, table, rows(table, 500));
    for (ColumnChunkMetaData chunk : ParquetRows.footer(file).getBlocks().get(0).getColumns()) {
      assertEquals(1, chunk.getEncodings().size(), "" + chunk);
    }
  }

  @Test
  void aFullDiskIsToldWhileWritingAndAtTheEnd() throws IOException {
    List<Column> columns = List.of(Column.text("s"));
    TableWriter atTheEnd = ParquetTableWriter.open(new FullDisk(100), "t", columns);
    atTheEnd.text("x");
    atTheEnd.endRow();
    assertEquals(FullDisk.MESSAGE, assertThrows(IOException.class, atTheEnd::close).getMessage());

    TableWriter inBetween = ParquetTableWriter.open(new FullDisk(1 << 20), "t", columns);
    Random random = new Random(2);
    UncheckedIOException failure =
        assertThrows(
            UncheckedIOException.class,
            () -> {
              for (int k = 0; k < 2 * ParquetTableWriter.GROUP_BYTES / 1000; k++) {
                inBetween.text(text(random, 1000));
                inBetween.endRow();
              }
            });
    assertEquals(FullDisk.MESSAGE, failure.getCause().getMessage());
    inBetween.close();
  }

  @Test
  void aDamagedPageIsToldByItsChecksum() throws IOException {
    Path file = write(TableFormat.PARQUET, Table.PEAKS, rows(Table.PEAKS, 500));
    ColumnChunkMetaData height = ParquetRows.footer(file).getBlocks().get(0).getColumns().get(7);
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) (height.getStartingPos() + height.getTotalSize() - 1)] ^= 1;
    Files.write(file, bytes);
    Exception damage = assertThrows(Exception.class, () -> ParquetRows.read(file));
    assertTrue(damage.toString().contains("CRC"), damage.toString());
  }

  @Test
  void statisticsHoldTheBoundsAndTheNulls() throws IOException {
    Path file = folder.resolve("statistics.parquet");
    List<Column> columns =
        List.of(
            Column.integer("i"),
            Column.number("d").orNull(),
            Column.number("z"),
            Column.number("none").orNull());
    try (TableWriter writer = ParquetTableWriter.open(file, "statistics", columns)) {
      RecordedRows.replay(
          List.of(
              Arrays.asList(-7, null, 0.0, null),
              Arrays.asList(3, 2.5, 0.0, null),
              Arrays.asList(0, -1e300, 0.0, null)),
          writer);
    }
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
  void aRowThatDoesNotFitTheTableIsRefused() throws IOException {
    try (TableWriter writer =
        ParquetTableWriter.open(
            folder.resolve("wrong.parquet"), "wrong", List.of(Column.integer("i")))) {
      assertThrows(IllegalStateException.class, writer::endRow);
      assertThrows(IllegalStateException.class, writer::missing);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anExistingFileIsLeftAsItIs(TableFormat format) throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "mine");
    assertThrows(FileAlreadyExistsException.class, () -> format.open(file, Table.PEAKS));
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void csvHasAHeaderQuotesAndExactNumbers() throws IOException {
    Path file =
        write(
            TableFormat.CSV,
            Table.SLABS,
            List.of(
                slab(0, 1, "ok", 2, 0.1 + 0.2, 0, null),
                slab(0, 2, "no_peak", 0, null, 3, ""),
                slab(1, 0, "rejected", 0, -0.0, 3, "a \"b\", c\nd")));
    assertEquals(
        "epoch_idx,time_bin_idx,status,n_peaks,max,missing_cells,error,prominence_ratio,"
            + "closeness,spread,concentration,contrast,score,well_localized\n"
            + "0,1,ok,2,0.30000000000000004,0,,,,,,,,\n"
            + "0,2,no_peak,0,,3,\"\",,,,,,,\n"
            + "1,0,rejected,0,-0.0,3,\"a \"\"b\"\", c\nd\",,,,,,,\n",
        Files.readString(file));
  }

  /** A row of the table slabs without scores. */
  private static List<Object> slab(Object... values) {
    return Arrays.asList(Arrays.copyOf(values, Table.SLABS.columns().size()));
  }

  @Test
  void csvHasBytesAsHexadecimalDigits() throws IOException {
    ByteBuffer mask = ByteBuffer.wrap(new byte[] {(byte) 0x80, 0x0f});
    Path file =
        write(TableFormat.CSV, Table.EPOCH_MASKS, List.of(List.of(3, "dominant", 0.5, 5, mask)));
    assertEquals(
        "epoch_idx,kind,alpha,n_cells,mask\n3,dominant,0.5,5,800f\n", Files.readString(file));
  }

  @Test
  void csvNumbersReadBackToTheBit() throws IOException {
    List<List<Object>> rows = rows(Table.PEAKS, 100);
    List<String> lines = Files.readAllLines(write(TableFormat.CSV, Table.PEAKS, rows));
    assertEquals(
        Table.PEAKS.columns().stream().map(Column::name).collect(Collectors.joining(",")),
        lines.get(0));
    for (int k = 0; k < rows.size(); k++) {
      String[] fields = lines.get(k + 1).split(",", -1);
      assertEquals(rows.get(k).get(7), Double.valueOf(fields[7]));
      assertEquals(rows.get(k).get(8) == null ? "" : rows.get(k).get(8) + "", fields[8]);
      assertEquals(rows.get(k).get(13) + "", fields[13]);
    }
  }

  private static String text(Random random, int length) {
    return random
        .ints(length, ' ', 'z')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static List<List<Object>> rows(Table table, int slabs) {
    RecordedRows recorded = new RecordedRows();
    SampleResults.of(slabs, 2, 4).forEach(result -> table.rows(result, CONTEXT, recorded));
    SampleResults.epochs(slabs, 2, 4).forEach(epoch -> table.rows(epoch, CONTEXT, recorded));
    return recorded.rows();
  }

  private Path write(TableFormat format, Table table, List<List<Object>> rows) throws IOException {
    Path file = folder.resolve(format.fileName());
    try (TableWriter writer = format.open(file, table)) {
      RecordedRows.replay(rows, writer);
    }
    return file;
  }
}

package io.github.orometry.job.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.table.Column;
import io.github.orometry.table.Table;
import io.github.orometry.table.Vector;
import io.github.orometry.testing.TableRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every format does. */
class TableFormatTest {
  private static final List<String> FORMATS = List.of("parquet", "csv");

  @TempDir Path folder;

  private static Stream<Arguments> formatsAndTables() {
    return FORMATS.stream()
        .flatMap(format -> Stream.of(Table.values()).map(table -> Arguments.of(format, table)));
  }

  private Path write(String format, Table table, List<List<Object>> rows) throws IOException {
    Path file = folder.resolve(table.title() + "." + format);
    return SampleTables.write(file, format, table.title(), table.columns(), rows);
  }

  private static Location location(Path file) {
    return Location.of(file.toString());
  }

  @Test
  void theFormatsAreThere() {
    for (String format : FORMATS) {
      assertEquals(format, TableFormats.named(format).name());
    }
    assertEquals(FORMATS, TableFormats.KIND.words());
  }

  @ParameterizedTest
  @MethodSource("formatsAndTables")
  void rowsReadBackToTheBit(String format, Table table) throws IOException {
    List<List<Object>> rows = SampleTables.rows(table, 500);
    Path file = write(format, table, rows);
    assertEquals(rows, SampleTables.read(location(file), format, table.columns()));
    boolean csv = format.equals("csv");
    assertEquals(rows, csv ? CsvRows.read(file, table) : ParquetRows.read(file));
  }

  @ParameterizedTest
  @MethodSource("formatsAndTables")
  void theSameRowsGiveTheSameBytesHoweverTheyAreCut(String format, Table table) throws IOException {
    List<List<Object>> rows = SampleTables.rows(table, 500);
    byte[] whole = Files.readAllBytes(write(format, table, rows));
    for (int most : new int[] {1, 7, 300}) {
      List<List<List<Object>>> batches = SampleTables.cut(rows, most, new Random(most));
      Path file = folder.resolve("cut-" + most);
      SampleTables.writeAll(file, format, table.title(), table.columns(), batches);
      assertArrayEquals(whole, Files.readAllBytes(file));
    }
  }

  @Test
  void numbersInCsvHaveAsFewDigitsAsTellThemApart() throws IOException {
    List<Column> columns = List.of(Column.number("a"));
    List<List<Object>> rows =
        List.of(List.of(Double.valueOf("2e23")), List.of(2e-3), List.of(-0.0), List.of(0.1));
    Path file = SampleTables.write(folder.resolve("few"), "csv", "few", columns, rows);
    assertEquals(List.of("a", "2.0E23", "0.002", "-0.0", "0.1"), Files.readAllLines(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "csv"})
  void columnsAreReadInTheOrderInWhichTheyAreWanted(String format) throws IOException {
    List<List<Object>> rows = SampleTables.rows(Table.MASKS, 30);
    Path file = write(format, Table.MASKS, rows);
    List<Column> wanted = Table.MASKS.columns(List.of("mask", "alpha", "epoch_idx"));
    List<List<Object>> expected =
        rows.stream().map(row -> List.of(row.get(5), row.get(3), row.get(0))).toList();
    assertEquals(expected, SampleTables.read(location(file), format, wanted));
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "csv"})
  void wideRowsAreReadAFewAtATime(String format) throws IOException {
    Random random = new Random(4);
    List<Column> columns = List.of(Column.integer("i"), Column.bytes("b"), Column.bytes("c"));
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      byte[] bytes = new byte[random.nextInt(200_000)];
      random.nextBytes(bytes);
      rows.add(List.of(i, ByteBuffer.wrap(bytes), ByteBuffer.wrap(new byte[i % 3])));
    }
    Path file = SampleTables.write(folder.resolve("wide"), format, "wide", columns, rows);
    List<List<Object>> read = new ArrayList<>();
    TableFormats.named(format)
        .read(
            location(file),
            columns,
            batch -> {
              long bytes = 0;
              for (int row = 0; row < batch.rows() - 1; row++) {
                bytes += batch.vector(1).length()[row];
              }
              assertTrue(bytes < 1 << 20, bytes + " bytes before the last row");
              read.addAll(TableRows.of(batch));
            });
    assertEquals(rows, read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "csv"})
  void aFileOnAnyStore(String format) throws IOException {
    Location file = Location.of("mem://tables/any." + format);
    Stores.of(file).delete(file);
    List<List<Object>> rows = SampleTables.rows(Table.SLABS, 50);
    TableWriter writer =
        TableFormats.named(format).create(file, Table.SLABS.title(), Table.SLABS.columns());
    writer.write(TableRows.batch(Table.SLABS.columns(), rows));
    writer.close();
    assertEquals(Stores.of(file).info(file).orElseThrow().size(), writer.bytes());
    writer.close();
    assertEquals(rows, SampleTables.read(file, format, Table.SLABS.columns()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "csv"})
  void anExistingFileIsLeftAsItIs(String format) throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "mine");
    assertThrows(
        FileAlreadyExistsException.class,
        () -> SampleTables.write(file, format, "peaks", Table.PEAKS.columns(), List.of()));
    assertEquals("mine", Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "csv"})
  void whatIsWrongWithAFileIsSaid(String format) throws IOException {
    Location missing = location(folder.resolve("missing"));
    assertThrows(
        NoSuchFileException.class, () -> SampleTables.read(missing, format, Table.PEAKS.columns()));

    Location file = location(write(format, Table.PEAKS, SampleTables.rows(Table.PEAKS, 20)));
    IOException none =
        assertThrows(
            IOException.class,
            () -> SampleTables.read(file, format, List.of(Column.integer("no_such"))));
    assertEquals("there is no column no_such", none.getMessage());
    IOException other =
        assertThrows(
            IOException.class,
            () -> SampleTables.read(file, format, List.of(Column.integer("height"))));
    assertTrue(other.getMessage().contains("column height"), other.getMessage());
    IOException missed =
        assertThrows(
            IOException.class,
            () -> SampleTables.read(file, format, List.of(Column.number("key_col"))));
    assertTrue(missed.getMessage().contains("column key_col"), missed.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "csv"})
  void whatTheReceiverThrowsPasses(String format) throws IOException {
    Location file = location(write(format, Table.PEAKS, SampleTables.rows(Table.PEAKS, 20)));
    RuntimeException mine = new UncheckedIOException(new IOException("the receiver's"));
    RuntimeException thrown =
        assertThrows(
            UncheckedIOException.class,
            () ->
                TableFormats.named(format)
                    .read(
                        file,
                        Table.PEAKS.columns(),
                        batch -> {
                          throw mine;
                        }));
    assertSame(mine, thrown);
  }

  @Test
  void missingValuesOfEveryType() throws IOException {
    List<Column> columns =
        List.of(Column.number("n").orNull(), Column.flag("f").orNull(), Column.text("t").orNull());
    List<List<Object>> rows =
        List.of(
            Arrays.asList(null, null, null),
            Arrays.asList(1.5, true, ""),
            Arrays.asList(null, false, "a\"b\nc,d\r"),
            Arrays.asList(-0.0, null, "Ü€𝄞"));
    for (String format : FORMATS) {
      Path file = SampleTables.write(folder.resolve(format), format, "all", columns, rows);
      assertEquals(rows, SampleTables.read(location(file), format, columns));
    }
    assertEquals(-1, Vector.NO_FLAG);
  }
}

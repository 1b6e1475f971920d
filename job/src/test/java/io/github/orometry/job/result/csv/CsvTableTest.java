package io.github.orometry.job.result.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.result.FullDisk;
import io.github.orometry.job.result.SampleTables;
import io.github.orometry.job.result.TableWriter;
import io.github.orometry.table.Column;
import io.github.orometry.table.Table;
import io.github.orometry.table.TableBatch;
import io.github.orometry.testing.TableRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTableTest {
  @TempDir Path folder;

  private static String written(List<Column> columns, List<List<Object>> rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TableWriter writer = new CsvTableWriter(bytes, columns)) {
      writer.write(TableRows.batch(columns, rows));
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aHeaderQuotesAndExactNumbers() throws IOException {
    assertEquals(
        "epoch_idx,time_bin_idx,status,n_peaks,max,missing_cells,error,prominence_ratio,"
            + "closeness,spread,concentration,contrast,score,well_localized\n"
            + "0,1,ok,2,0.30000000000000004,0,,,,,,,,\n"
            + "0,2,no_peak,0,,3,\"\",,,,,,,\n"
            + "1,0,rejected,0,-0.0,3,\"a \"\"b\"\", c\nd\",,,,,,,\n",
        written(
            Table.SLABS.columns(),
            List.of(
                slab(0, 1, "ok", 2, 0.1 + 0.2, 0, null),
                slab(0, 2, "no_peak", 0, null, 3, ""),
                slab(1, 0, "rejected", 0, -0.0, 3, "a \"b\", c\nd"))));
  }

  /** A row of the table slabs without scores. */
  private static List<Object> slab(Object... values) {
    return Arrays.asList(Arrays.copyOf(values, Table.SLABS.columns().size()));
  }

  @Test
  void bytesAreHexadecimalDigits() throws IOException {
    ByteBuffer mask = ByteBuffer.wrap(new byte[] {(byte) 0x80, 0x0f});
    assertEquals(
        "epoch_idx,kind,alpha,n_cells,mask\n3,dominant,0.5,5,800f\n",
        written(Table.EPOCH_MASKS.columns(), List.of(List.of(3, "dominant", 0.5, 5, mask))));
  }

  @Test
  void integersOfAnySize() throws IOException {
    Random random = new Random(6);
    List<Integer> integers = new ArrayList<>(List.of(0, 9, 10, -1, -10));
    integers.addAll(List.of(Integer.MAX_VALUE, Integer.MIN_VALUE, 1_000_000_000, 999_999_999));
    for (int i = 0; i < 1000; i++) {
      integers.add(random.nextInt() >> random.nextInt(32));
    }
    assertEquals(
        integers.stream().map(i -> i + "\n").collect(Collectors.joining("", "i\n", "")),
        written(
            List.of(Column.integer("i")), integers.stream().<List<Object>>map(List::of).toList()));
  }

  @Test
  void numbersReadBackToTheBit() throws IOException {
    List<List<Object>> rows = SampleTables.rows(Table.PEAKS, 100);
    String[] lines = written(Table.PEAKS.columns(), rows).split("\n");
    assertEquals(
        Table.PEAKS.columns().stream().map(Column::name).collect(Collectors.joining(",")),
        lines[0]);
    for (int k = 0; k < rows.size(); k++) {
      String[] fields = lines[k + 1].split(",", -1);
      assertEquals(rows.get(k).get(7), Double.valueOf(fields[7]));
      assertEquals(rows.get(k).get(8) == null ? "" : rows.get(k).get(8) + "", fields[8]);
      assertEquals(rows.get(k).get(13) + "", fields[13]);
    }
  }

  @Test
  void aFieldLongerThanTheBuffer() throws IOException {
    String text = SampleTables.text(new Random(5), 200_000);
    byte[] bytes = new byte[100_000];
    List<Column> columns = List.of(Column.text("t"), Column.bytes("b"));
    List<List<Object>> rows = List.of(List.of(text, ByteBuffer.wrap(bytes)));
    assertEquals(
        "t,b\n\"" + text.replace("\"", "\"\"") + "\"," + "0".repeat(200_000) + "\n",
        written(columns, rows));
  }

  @Test
  void aFullDiskIsToldWhileWritingAndAtTheEnd() throws IOException {
    List<Column> columns = List.of(Column.text("s"));
    TableBatch small = TableRows.batch(columns, List.of(List.of("x")));
    FullDisk tiny = new FullDisk(3);
    TableWriter atTheEnd = new CsvTableWriter(tiny, columns);
    atTheEnd.write(small);
    assertEquals(FullDisk.MESSAGE, assertThrows(IOException.class, atTheEnd::close).getMessage());
    assertEquals(1, tiny.closed());
    atTheEnd.close();
    assertEquals(1, tiny.closed());

    FullDisk larger = new FullDisk(1000);
    TableWriter inBetween = new CsvTableWriter(larger, columns);
    TableBatch large =
        TableRows.batch(columns, List.of(List.of(SampleTables.text(new Random(1), 200_000))));
    IOException failure = assertThrows(IOException.class, () -> inBetween.write(large));
    assertEquals(FullDisk.MESSAGE, failure.getMessage());
    inBetween.close();
    assertEquals(1, larger.closed());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i,n\\n1|a row has 1 values, not one for each of 2",
        "i,n\\n1,x|'x' is no value of column n",
        "i,n\\n,0.5|column i has a row without a value",
        "i,n\\n1.5,0.5|'1.5' is no value of column i",
        "n\\n1|there is no column i",
        "i,n\\n1,\"2|the file ends within quotes",
        "''|there is no column i"
      })
  void whatIsWrongIsSaid(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), text.replace("\\n", "\n"));
    List<Column> columns = List.of(Column.integer("i"), Column.number("n").orNull());
    IOException e =
        assertThrows(
            IOException.class,
            () -> new CsvTableFormat().read(Location.of(file.toString()), columns, batch -> {}));
    assertEquals(message, e.getMessage());
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path file = Files.write(folder.resolve("a.csv"), new byte[] {'t', '\n', (byte) 0xff, '\n'});
    assertThrows(
        IOException.class,
        () ->
            new CsvTableFormat()
                .read(Location.of(file.toString()), List.of(Column.text("t")), batch -> {}));
  }

  @Test
  void theLastLineNeedsNoEnd() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "t\na\nb");
    List<List<Object>> rows = new ArrayList<>();
    new CsvTableFormat()
        .read(
            Location.of(file.toString()),
            List.of(Column.text("t")),
            batch -> rows.addAll(TableRows.of(batch)));
    assertEquals(List.of(List.of("a"), List.of("b")), rows);
    assertTrue(Files.exists(file));
  }
}

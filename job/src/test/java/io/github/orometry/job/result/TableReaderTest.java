package io.github.orometry.job.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.table.Column;
import io.github.orometry.table.Table;
import io.github.orometry.testing.SampleBlocks;
import io.github.orometry.testing.TableRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableReaderTest {
  @TempDir Path folder;

  private PublishedResult open() {
    return PublishedResult.open(Location.of(folder.toString()));
  }

  private List<List<Object>> read(Table table, List<String> columns) {
    List<List<Object>> rows = new ArrayList<>();
    new TableReader(open()).read(table, columns, batch -> rows.addAll(TableRows.of(batch)));
    return rows;
  }

  private List<List<Object>> read(Table table) {
    return read(table, table.columns().stream().map(Column::name).toList());
  }

  @Test
  void aResultSaysWhatItIs() {
    RunTotals totals = SampleResult.write(folder, "parquet", 50, 2);
    PublishedResult result = open();
    assertEquals(Location.of(folder.toString()), result.folder());
    assertEquals(SampleBlocks.ANALYSIS, result.analysis());
    assertEquals(SampleBlocks.ANALYSIS.masks(), result.masks());
    assertEquals(SampleBlocks.GRID, result.grid());
    assertEquals("parquet", result.format());
    assertEquals(List.of(new DataFile("counts/raw.npy", 248, 0)), result.counts());
    for (Table table : Table.values()) {
      assertEquals(totals.rows(table), result.rows(table));
    }
  }

  @ParameterizedTest
  @CsvSource({"parquet, 0, 1", "parquet, 70, 1", "parquet, 70, 4", "csv, 70, 3"})
  void everyTableIsReadFileAfterFile(String format, int surfaces, int parts) throws IOException {
    SampleResult.write(folder, format, surfaces, parts);
    for (Table table : Table.values()) {
      assertEquals(TableFiles.rows(folder, table), read(table));
    }
    List<List<Object>> some =
        TableFiles.rows(folder, Table.PEAKS).stream()
            .map(row -> List.of(row.get(7), row.get(0)))
            .toList();
    assertEquals(some, read(Table.PEAKS, List.of("height", "epoch_idx")));
  }

  @Test
  void onlyWhatTheManifestListsIsRead() throws IOException {
    SampleResult.write(folder, "csv", 70, 2);
    List<List<Object>> rows = read(Table.PEAKS);
    Files.copy(folder.resolve("peaks/part-00000.csv"), folder.resolve("peaks/part-00002.csv"));
    Files.writeString(folder.resolve("peaks/part-99999.csv"), "no data");
    assertEquals(rows, read(Table.PEAKS));
  }

  private static BadInputException failure(org.junit.jupiter.api.function.Executable reading) {
    BadInputException failure = assertThrows(BadInputException.class, reading);
    assertTrue(failure.getMessage().endsWith("."), failure.getMessage());
    return failure;
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "csv"})
  void aFileThatIsMissingIsNamed(String format) throws IOException {
    SampleResult.write(folder, format, 70, 2);
    Path file = folder.resolve("peaks/part-00001." + format);
    Files.delete(file);
    String sentence = "file " + file + ", which the manifest lists, is missing.";
    assertEquals(sentence, failure(() -> read(Table.PEAKS)).getMessage());
    Files.createDirectory(file);
    assertEquals(sentence, failure(() -> read(Table.PEAKS)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "csv"})
  void aFileOfAnotherSizeIsNamed(String format) throws IOException {
    SampleResult.write(folder, format, 70, 2);
    Path file = folder.resolve("slabs/part-00000." + format);
    long bytes = Files.size(file);
    Files.writeString(file, "\n", StandardOpenOption.APPEND);
    assertEquals(
        "file %s has %s bytes, the manifest says %s.".formatted(file, bytes + 1, bytes),
        failure(() -> read(Table.SLABS)).getMessage());
  }

  @Test
  void aFileWithOtherRowsIsNamed() throws IOException {
    SampleResult.write(folder, "csv", 70, 2);
    Path file = folder.resolve("slabs/part-00000.csv");
    String text = Files.readString(file);
    int last = text.lastIndexOf('\n', text.length() - 2);
    String oneLess = text.substring(0, last + 1) + "\n".repeat(text.length() - last - 1);
    Files.writeString(file, oneLess);
    BadInputException lines = failure(() -> read(Table.SLABS));
    assertTrue(lines.getMessage().startsWith("file " + file + " cannot be read as a table: "));
    String wide = text.substring(0, last) + "x".repeat(text.length() - last - 1) + "\n";
    Files.writeString(file, wide);
    assertEquals(
        "file " + file + " has 34 rows, the manifest says 35.",
        failure(() -> read(Table.SLABS, List.of("epoch_idx"))).getMessage());
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    SampleResult.write(folder, "parquet", 70, 1);
    Path file = folder.resolve("peaks/part-00000.parquet");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    String message = failure(() -> read(Table.PEAKS)).getMessage();
    assertTrue(
        message.startsWith("file " + file + " cannot be read as a table: it is not a Parquet file"),
        message);
  }

  @Test
  void aTableThatIsNotThereIsNamed() {
    Location location = Location.of(folder.toString());
    ResultSpec spec = new ResultSpec(SampleBlocks.ANALYSIS, SampleBlocks.GRID, "csv");
    Map<Table, List<DataFile>> none = new EnumMap<>(Table.class);
    ManifestFile.write(location, SampleResult.manifest(spec, new RunTotals(), none).content());
    assertEquals(0, open().rows(Table.MASKS));
    assertEquals(
        "the result " + folder + " has no table masks.",
        failure(() -> read(Table.MASKS)).getMessage());
  }

  @Test
  void aFolderWithoutAManifestIsNoResult() {
    assertEquals(
        "folder " + folder + " is not a result: it has no manifest.json.",
        failure(this::open).getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"table-format\" : \"csv\"|\"table-format\" : \"docx\"|expected one of parquet, csv, found 'docx'",
        "\"grid\"|\"grit\"|'grid' is not there",
        "\"x\" :|\"x_\" :|'x' is not there",
        "[ 0.5, 0.9 ]|[ 0.5, 0.5 ]|levels names a number twice: [0.5, 0.5]",
        "\"path\" : \"peaks/|\"path\" : \"../peaks/|'../peaks/part-00000.csv' is no file of the result",
        "\"bytes\" : 248|\"bytes\" : \"248\"|'bytes' is not what it should be",
        "\"files\" : [ {|\"files\" : [ 7, {|'files' is not what it should be",
        "\"x\" : [|\"x\" : [ null,|'x' is not what it should be",
        "\"files\"|\"fails\"|'files' is not there"
      })
  void aManifestThatIsNoneSaysWhy(String text, String wrong, String reason) throws IOException {
    SampleResult.write(folder, "csv", 10, 1);
    Path file = folder.resolve("manifest.json");
    String json = Files.readString(file);
    assertTrue(json.contains(text), json);
    Files.writeString(file, json.replace(text, wrong));
    assertEquals(
        "file " + file + " is not the manifest of a result: " + reason + ".",
        failure(this::open).getMessage());
  }

  @Test
  void aManifestThatIsNoJsonSaysWhy() throws IOException {
    Path file = Files.writeString(folder.resolve("manifest.json"), "{");
    String message = failure(this::open).getMessage();
    assertTrue(message.startsWith("file " + file + " is not the manifest of a result: "), message);
  }
}

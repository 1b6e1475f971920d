package io.github.orometry.job.source.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.source.HeldFiles;
import io.github.orometry.job.source.InputFile;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.job.source.SourceFormats;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import io.github.orometry.surface.Grid;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet inputs, written by the tests with Parquet's own writer. */
class ParquetSourceTest {
  private static final int NX = 3;
  private static final int NY = 2;
  private static final int CELLS = NX * NY;
  private static final SurfaceParquet LIST = new SurfaceParquet(SurfaceParquet.Kind.LIST, NX, NY);

  @TempDir private Path folder;

  private static List<Long> keys(int epochs, int timeBins) {
    List<Long> keys = new ArrayList<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int t = 0; t < timeBins; t++) {
        keys.add(SurfaceKey.of(epoch, t));
      }
    }
    return keys;
  }

  private static List<Long> shuffled(List<Long> keys) {
    List<Long> shuffled = new ArrayList<>(keys);
    Collections.shuffle(shuffled, new Random(5));
    return shuffled;
  }

  private static Inputs open(Path... inputs) throws IOException {
    return new ParquetFormat()
        .open(Stream.of(inputs).map(path -> Location.of(path.toString())).toList());
  }

  /** All surfaces by key, in the order of the sources; a key that comes twice fails. */
  private static Map<Long, double[]> surfaces(Inputs inputs) throws IOException {
    Map<Long, double[]> surfaces = new LinkedHashMap<>();
    for (SurfaceSource source : inputs.sources()) {
      SurfaceBatch batch = new SurfaceBatch(inputs.grid().cells());
      try (SurfaceReader reader = source.open()) {
        reader.read(0, source.size(), batch);
      }
      long[] keys = source.keys();
      for (int k = 0; k < batch.size(); k++) {
        long key = SurfaceKey.of(batch.epochIdx(k), batch.timeBinIdx(k));
        assertEquals(keys[k], key);
        int at = k * batch.cells();
        double[] before =
            surfaces.put(key, Arrays.copyOfRange(batch.values(), at, at + batch.cells()));
        assertEquals(null, before, SurfaceKey.words(key) + " comes twice");
      }
    }
    return surfaces;
  }

  private static BadInputException failure(Path... inputs) {
    return assertThrows(BadInputException.class, () -> surfaces(open(inputs)));
  }

  private static void assertSurfaces(Inputs inputs, SurfaceParquet written, List<Long> expected)
      throws IOException {
    Map<Long, double[]> surfaces = surfaces(inputs);
    assertEquals(expected, List.copyOf(surfaces.keySet()));
    surfaces.forEach((key, z) -> assertArrayEquals(written.surface(key), z));
    assertEquals(expected.size(), inputs.surfaces());
    assertEquals(Grid.ofIndices(NX, NY), inputs.grid());
  }

  @Test
  void theFormatIsThere() {
    assertTrue(SourceFormats.names().contains("parquet"), "" + SourceFormats.names());
    assertEquals(List.of(".parquet"), new ParquetFormat().endings());
  }

  @ParameterizedTest
  @EnumSource(SurfaceParquet.Kind.class)
  void everyKindOfColumn(SurfaceParquet.Kind kind) throws IOException {
    Path file = folder.resolve("a.parquet");
    SurfaceParquet rows = new SurfaceParquet(kind, NX, NY);
    rows.write(file, keys(3, 40));
    Inputs inputs = open(file);
    assertTrue(inputs.ordered());
    assertSurfaces(inputs, rows, keys(3, 40));
    InputFile listed = new InputFile(file.toString(), "parquet", 3, HeldFiles.of(file));
    assertEquals(List.of(listed), inputs.files());
    assertEquals(List.of(), inputs.leftOut());
  }

  @ParameterizedTest
  @CsvSource({
    "INT8_LIST, -128, 127",
    "UINT8_LIST, 0, 255",
    "INT16_LIST, -32768, 32767",
    "UINT16_LIST, 0, 65535",
    "INT32_LIST, -2147483648, 2147483647",
    "UINT32_LIST, 0, 4294967295",
    "INT64_LIST, -9223372036854775808, 9007199254740992",
    "UINT64_LIST, 9223372036854775808, 18446744073709549568"
  })
  void integersOfEveryWidthToTheirEnds(SurfaceParquet.Kind kind, double least, double most)
      throws IOException {
    Path file = folder.resolve("a.parquet");
    SurfaceParquet rows =
        new SurfaceParquet(kind, NX, NY) {
          @Override
          public Double cell(long key, int i) {
            return i % 2 == 0 ? least : most;
          }
        };
    rows.write(file, keys(1, 2));
    assertSurfaces(open(file), rows, keys(1, 2));
  }

  @ParameterizedTest
  @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD"})
  void everyCodec(CompressionCodecName codec) throws IOException {
    Path file = folder.resolve("a.parquet");
    LIST.write(file, keys(2, 30), codec);
    assertSurfaces(open(file), LIST, keys(2, 30));
  }

  @Test
  void aSourceForEachRowGroup() throws IOException {
    Path file = folder.resolve("a.parquet");
    LIST.write(file, keys(1, 500));
    List<SurfaceSource> sources = open(file).sources();
    assertTrue(sources.size() > 2, sources.size() + " row groups");
    int before = sources.get(0).size();
    assertEquals("file " + file + ", row " + (before + 1), sources.get(1).describe(1));
    assertEquals("file " + file, sources.get(1).label());
  }

  private static SurfaceSource copy(SurfaceSource source)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(source);
    }
    try (ObjectInputStream objects =
        new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      return (SurfaceSource) objects.readObject();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NULLABLE_LIST", "BINARY", "INT16_LIST"})
  void rangesInAnyOrderAndSerialized(SurfaceParquet.Kind kind) throws Exception {
    Path file = folder.resolve("a.parquet");
    SurfaceParquet rows = new SurfaceParquet(kind, NX, NY);
    rows.write(file, keys(1, 90));
    SurfaceSource source = copy(open(file).sources().get(0));
    SurfaceBatch batch = new SurfaceBatch(CELLS);
    Random random = new Random(8);
    try (SurfaceReader reader = source.open()) {
      for (int i = 0; i < 50; i++) {
        int from = random.nextInt(source.size() + 1);
        int to = from + random.nextInt(source.size() + 1 - from);
        reader.read(from, to, batch);
        assertEquals(to - from, batch.size());
        for (int k = 0; k < batch.size(); k++) {
          assertEquals(from + k, batch.timeBinIdx(k));
          double[] z = Arrays.copyOfRange(batch.values(), k * CELLS, (k + 1) * CELLS);
          assertArrayEquals(rows.surface(from + k), z);
        }
      }
      assertThrows(
          IllegalArgumentException.class, () -> reader.read(0, 1, new SurfaceBatch(CELLS + 1)));
      assertThrows(IndexOutOfBoundsException.class, () -> reader.read(0, source.size() + 1, batch));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NULLABLE_LIST", "INT16_LIST", "INT64_LIST"})
  void aNullInTheListIsAMissingCell(SurfaceParquet.Kind kind) throws IOException {
    Path file = folder.resolve("a.parquet");
    SurfaceParquet rows =
        new SurfaceParquet(kind, NX, NY) {
          @Override
          public Double cell(long key, int i) {
            return i == 4 ? null : super.cell(key, i);
          }
        };
    rows.write(file, keys(1, 3));
    assertTrue(Double.isNaN(rows.surface(2)[4]));
    assertSurfaces(open(file), rows, keys(1, 3));
  }

  @Test
  void aFolderAsSparkWritesIt() throws IOException {
    Path table = Files.createDirectory(folder.resolve("table"));
    List<Long> keys = keys(2, 20);
    LIST.write(table.resolve("part-00000.parquet"), keys.subList(15, 40));
    LIST.write(table.resolve("part-00001.parquet"), keys.subList(0, 15));
    LIST.write(table.resolve("part-00002.parquet"), List.of());
    Files.writeString(table.resolve("_SUCCESS"), "");
    Files.writeString(table.resolve("_metadata.parquet"), "no data");
    Files.writeString(table.resolve(".part-00000.parquet"), "no data");
    Inputs inputs = open(table);
    assertTrue(inputs.ordered(), "whole row groups are put in order");
    assertSurfaces(inputs, LIST, keys);
    assertEquals(List.of(2), inputs.files().stream().map(InputFile::epochs).toList());
  }

  private static SurfaceParquet without(String... columns) {
    List<String> numbers = new ArrayList<>(List.of("time_bin_idx", "nx", "epoch_idx", "ny"));
    numbers.removeAll(List.of(columns));
    return new SurfaceParquet(SurfaceParquet.Kind.LIST, NX, NY, numbers);
  }

  /** As {@code partitionBy("epoch_idx")} leaves it: the column is in no file. */
  @Test
  void aFolderPartitionedByEpoch() throws Exception {
    Path table = folder.resolve("table");
    SurfaceParquet rows = without("epoch_idx");
    List<Long> keys = keys(12, 20);
    for (int epoch = 0; epoch < 12; epoch++) {
      List<Long> own = keys.subList(20 * epoch, 20 * epoch + 20);
      Path part = table.resolve("epoch_idx=" + epoch);
      rows.write(part.resolve("part-00000-a.snappy.parquet"), own.subList(0, 9));
      rows.write(part.resolve("part-00001-a.snappy.parquet"), own.subList(9, 20));
    }
    Files.writeString(table.resolve("_SUCCESS"), "");
    Files.createDirectories(table.resolve("_temporary/epoch_idx=3"));
    Files.writeString(table.resolve("_temporary/epoch_idx=3/a.parquet"), "no data");
    Inputs inputs = open(table);
    assertTrue(inputs.ordered());
    assertSurfaces(inputs, LIST, keys);
    assertEquals(12, inputs.files().get(0).epochs());
    assertEquals(inputs.sources().get(3).keys()[2], copy(inputs.sources().get(3)).keys()[2]);
    assertSurfaces(open(table.resolve("epoch_idx=0")), LIST, keys.subList(0, 20));
    Path one = table.resolve("epoch_idx=4").resolve("part-00001-a.snappy.parquet");
    assertSurfaces(open(one), LIST, keys.subList(89, 100));
  }

  @Test
  void aFolderPartitionedByAllKeys() throws IOException {
    Path table = folder.resolve("table");
    SurfaceParquet rows = without("epoch_idx", "time_bin_idx", "nx", "ny");
    for (long key : keys(2, 3)) {
      rows.write(
          table.resolve(
              "nx=3/ny=2/epoch_idx=%s/time_bin_idx=%s/a.parquet"
                  .formatted(SurfaceKey.epochIdx(key), SurfaceKey.timeBinIdx(key))),
          List.of(key));
    }
    assertSurfaces(open(table), LIST, keys(2, 3));
  }

  /** What the file itself says counts. */
  @Test
  void aColumnOfTheFileIsNotTakenFromItsFolder() throws IOException {
    Path file = folder.resolve("epoch_idx=7/a.parquet");
    LIST.write(file, keys(2, 3));
    assertSurfaces(open(file.getParent()), LIST, keys(2, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"__HIVE_DEFAULT_PARTITION__", "-1", "1.5", "", "2147483648", "99999999999"})
  void aFolderWithAnotherNumber(String number) throws IOException {
    Path file = folder.resolve("epoch_idx=" + number + "/a.parquet");
    without("epoch_idx").write(file, keys(1, 3));
    assertSentence(
        failure(folder),
        "file %s, by the name of its folder: epoch_idx must be from 0 to 2147483647, but is %s."
            .formatted(file, number));
  }

  @Test
  void subFoldersAreDescended() throws IOException {
    Path table = folder.resolve("table");
    LIST.write(table.resolve("a/b/one.parquet"), keys(1, 3));
    LIST.write(table.resolve("two.parquet"), List.of(SurfaceKey.of(1, 0)));
    List<Long> expected = new ArrayList<>(keys(1, 3));
    expected.add(SurfaceKey.of(1, 0));
    Inputs inputs = open(table);
    assertSurfaces(inputs, LIST, expected);
    assertEquals(
        Files.size(table.resolve("a/b/one.parquet")) + Files.size(table.resolve("two.parquet")),
        inputs.files().get(0).bytes());
  }

  @Test
  void aFolderWithoutAFile() throws IOException {
    Files.createDirectories(folder.resolve("a/b"));
    assertSentence(
        failure(folder),
        "folder " + folder + " holds no .parquet file; of folders only those are read.");
  }

  @Test
  void nothingThere() {
    Path missing = folder.resolve("missing.parquet");
    assertSentence(failure(missing), missing + " cannot be read: it does not exist.");
  }

  @Test
  void aFileOnAnyStore() throws IOException {
    Path file = folder.resolve("a.parquet");
    without("epoch_idx").write(file, keys(1, 90));
    Location table = Location.of("mem://surfaces/table/epoch_idx=0");
    Stores.of(table).delete(table.parent());
    Stores.of(table).makeFolder(table);
    try (OutputStream out = Stores.of(table).create(table.child("a.parquet"))) {
      Files.copy(file, out);
    }
    Inputs inputs = new ParquetFormat().open(List.of(table.parent()));
    assertSurfaces(inputs, LIST, keys(1, 90));
    assertEquals(
        "file mem://surfaces/table/epoch_idx=0/a.parquet, row 0",
        inputs.sources().get(0).describe(0));
  }

  @Test
  void shuffledRowsAreNotInOrder() throws IOException {
    List<Long> keys = keys(3, 200);
    List<Long> shuffled = shuffled(keys);
    LIST.write(folder.resolve("a.parquet"), shuffled.subList(0, 250));
    LIST.write(folder.resolve("b.parquet"), shuffled.subList(250, 600));
    Inputs inputs = open(folder.resolve("a.parquet"), folder.resolve("b.parquet"));
    assertFalse(inputs.ordered());
    Map<Long, double[]> surfaces = surfaces(inputs);
    assertEquals(600, surfaces.size());
    surfaces.forEach((key, z) -> assertArrayEquals(LIST.surface(key), z));
  }

  private static void assertSentence(BadInputException e, String part) {
    assertTrue(e.getMessage().contains(part), e.getMessage());
    assertTrue(e.getMessage().endsWith("."), e.getMessage());
  }

  @Test
  void theSameSurfaceTwice() throws IOException {
    List<Long> keys = new ArrayList<>(keys(2, 20));
    keys.add(SurfaceKey.of(1, 7));
    Path file = folder.resolve("a.parquet");
    LIST.write(file, keys);
    assertSentence(
        failure(file),
        "epoch 1, time bin 7 stands in the input twice: in file "
            + file
            + ", row 27 and in file "
            + file
            + ", row 40");
  }

  @Test
  void theSameFileTwice() throws IOException {
    Path file = folder.resolve("a.parquet");
    LIST.write(file, keys(1, 2));
    assertSentence(failure(file, file), "epoch 0, time bin 0 stands in the input twice");
  }

  @Test
  void rowsOfDifferentGrids() throws IOException {
    Path a = folder.resolve("a.parquet");
    Path b = folder.resolve("b.parquet");
    new SurfaceParquet(SurfaceParquet.Kind.LIST, 3, 2).write(a, keys(1, 2));
    new SurfaceParquet(SurfaceParquet.Kind.LIST, 2, 3).write(b, keys(1, 2));
    assertSentence(failure(a, b), "b.parquet, row 0 has nx 2 and ny 3 and file " + a);
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "3, 0", "2147483647, 1", "65536, 65536"})
  void aGridThatIsNone(int nx, int ny) throws IOException {
    Path file = folder.resolve("a.parquet");
    new SurfaceParquet(SurfaceParquet.Kind.LIST, nx, ny) {
      @Override
      int length(long key) {
        return CELLS;
      }
    }.write(file, keys(1, 2));
    assertSentence(failure(file), "row 0: nx %s and ny %s must be from 1 to ".formatted(nx, ny));
  }

  @ParameterizedTest
  @EnumSource(names = {"LIST", "NULLABLE_LIST", "BINARY", "INT8_LIST"})
  void valuesOfTheWrongLength(SurfaceParquet.Kind kind) throws IOException {
    Path file = folder.resolve("a.parquet");
    new SurfaceParquet(kind, NX, NY) {
      @Override
      int length(long key) {
        return key == 4 ? CELLS - 1 : CELLS;
      }
    }.write(file, keys(1, 6));
    assertSentence(failure(file), "row 4: values must hold nx * ny = 6 numbers, but holds ");
  }

  @Test
  void noValuesAtAll() throws IOException {
    Path file = folder.resolve("a.parquet");
    new SurfaceParquet(SurfaceParquet.Kind.LIST, NX, NY) {
      @Override
      int length(long key) {
        return key == 2 ? 0 : CELLS;
      }
    }.write(file, keys(1, 6));
    assertSentence(failure(file), "row 2: values must hold nx * ny = 6 numbers");
  }

  @ParameterizedTest
  @CsvSource({
    "LIST, -1, -1",
    "BINARY, -1, -1",
    "BINARY, 2147483648, 2147483648",
    "UINT32_LIST, 3000000000, 3000000000",
    "UINT64_LIST, -1, 18446744073709551615"
  })
  void anEpochOutOfRange(SurfaceParquet.Kind kind, long epoch, String shown) throws IOException {
    Path file = folder.resolve("a.parquet");
    new SurfaceParquet(kind, NX, NY) {
      @Override
      long number(String name, long key) {
        return name.equals("epoch_idx") && key == 1 ? epoch : super.number(name, key);
      }
    }.write(file, List.of(0L, 1L));
    assertSentence(
        failure(file), "row 1: epoch_idx must be from 0 to 2147483647, but is " + shown + ".");
  }

  @Test
  void noRows() throws IOException {
    Path file = folder.resolve("a.parquet");
    LIST.write(file, List.of());
    assertSentence(failure(file), file + " holds no row; a row for each surface was expected.");
  }

  @Test
  void aMissingColumn() throws IOException {
    Path file = folder.resolve("a.parquet");
    SurfaceParquet.writeSchema(file, "required int32 epoch_idx; required int32 nx;");
    assertSentence(failure(file), "has no column time_bin_idx; its columns are epoch_idx, nx");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "required int32 values;",
        "repeated double values;",
        "required group values (LIST) { repeated double array; }",
        "required group values (LIST) { repeated group list { required int96 element; } }",
        "required group values (LIST) { repeated group list { required boolean element; } }",
        "required group values (LIST) { repeated group list { required int32 element"
            + " (DECIMAL(9,2)); } }",
        "required group values (LIST) { repeated group list { required int64 element"
            + " (TIMESTAMP(MILLIS,true)); } }",
        "required group values (LIST) { repeated group list { required double a; required double"
            + " b; } }"
      })
  void valuesOfAnotherType(String values) throws IOException {
    Path file = folder.resolve("a.parquet");
    SurfaceParquet.writeSchema(
        file,
        "required int32 epoch_idx; required int64 time_bin_idx; required int32 nx; required int32"
            + " ny; "
            + values);
    assertSentence(
        failure(file),
        "column values must be a list of double, float or integers, or binary, but is '");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "required double epoch_idx",
        "required int96 epoch_idx",
        "required int32 epoch_idx (DATE)",
        "repeated int32 epoch_idx"
      })
  void aNumberOfAnotherType(String column) throws IOException {
    Path file = folder.resolve("a.parquet");
    SurfaceParquet.writeSchema(file, column + ";");
    assertSentence(
        failure(file), "column epoch_idx must be an int32 or int64, but is '" + column + "'");
  }

  /** Whatever byte is wrong, the file is read or a sentence says why not. */
  @ParameterizedTest
  @EnumSource(names = {"LIST", "UINT8_LIST"})
  void aFileWithAnyByteWrong(SurfaceParquet.Kind kind) throws IOException {
    Path file = folder.resolve("a.parquet");
    new SurfaceParquet(kind, NX, NY).write(file, keys(1, 4));
    byte[] bytes = Files.readAllBytes(file);
    Random random = new Random(3);
    int refused = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte flip = (byte) (1 + random.nextInt(255));
      bytes[i] ^= flip;
      Files.write(file, bytes);
      try {
        surfaces(open(file));
      } catch (BadInputException e) {
        assertSentence(e, "a.parquet");
        refused++;
      }
      bytes[i] ^= flip;
    }
    assertTrue(refused > bytes.length / 4, refused + " of " + bytes.length);
  }

  @Test
  void aFileCutOffAnywhere() throws IOException {
    Path file = folder.resolve("a.parquet");
    LIST.write(file, keys(1, 4));
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      BadInputException e = failure(file);
      assertSentence(e, "a.parquet is damaged or no Parquet file");
      assertFalse(e.getMessage().contains("@"), e.getMessage());
    }
  }

  @Test
  void nothingIsLeftOpen() throws IOException {
    Path file = folder.resolve("a.parquet");
    LIST.write(file, keys(1, 4));
    surfaces(open(file));
    Path wrong = folder.resolve("wrong.parquet");
    SurfaceParquet.writeSchema(wrong, "required int32 epoch_idx;");
    failure(wrong);
    Path damaged = Files.writeString(folder.resolve("damaged.parquet"), "no data in here");
    failure(damaged);
    Path descriptors = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(descriptors));
    try (Stream<Path> all = Files.list(descriptors)) {
      List<String> open = all.filter(Files::isSymbolicLink).map(ParquetSourceTest::target).toList();
      assertEquals(List.of(), open.stream().filter(d -> d.startsWith("" + folder)).toList());
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "closed meanwhile: " + e.getMessage();
    }
  }
}

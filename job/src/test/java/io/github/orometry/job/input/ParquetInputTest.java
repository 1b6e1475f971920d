package io.github.orometry.job.input;

import static io.github.orometry.job.input.TestArrays.NPY;
import static io.github.orometry.job.input.TestArrays.failure;
import static io.github.orometry.job.input.TestArrays.open;
import static io.github.orometry.job.input.TestArrays.slabs;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.slab.SlabBatch;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet inputs, written by the tests with Parquet's own writer. */
class ParquetInputTest {
  private static final int NX = 3;
  private static final int NY = 2;
  private static final int CELLS = NX * NY;

  @TempDir private Path folder;

  private static List<Long> keys(int epochs, int timeBins) {
    List<Long> keys = new ArrayList<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int t = 0; t < timeBins; t++) {
        keys.add(SlabKey.of(epoch, t));
      }
    }
    return keys;
  }

  private static List<Long> shuffled(List<Long> keys) {
    List<Long> shuffled = new ArrayList<>(keys);
    Collections.shuffle(shuffled, new Random(5));
    return shuffled;
  }

  private static void assertSlabs(Inputs inputs, List<Long> expected) throws IOException {
    Map<Long, double[]> slabs = slabs(inputs);
    assertEquals(expected, List.copyOf(slabs.keySet()));
    slabs.forEach((key, z) -> assertArrayEquals(ParquetRows.surface(key, CELLS), z));
    assertEquals(expected.size(), inputs.slabs());
    assertEquals(Grid.ofIndices(NX, NY), inputs.grid());
  }

  @ParameterizedTest
  @EnumSource(ParquetRows.Kind.class)
  void everyKindOfColumn(ParquetRows.Kind kind) throws IOException {
    Path file = folder.resolve("a.parquet");
    new ParquetRows(kind, NX, NY).write(file, keys(3, 40));
    Inputs inputs = open("x,y,t", file);
    assertTrue(inputs.ordered());
    assertSlabs(inputs, keys(3, 40));
    InputFile listed = new InputFile(file.toString(), "parquet", Files.size(file), 3);
    assertEquals(List.of(listed), inputs.files());
  }

  @ParameterizedTest
  @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD"})
  void everyCodec(CompressionCodecName codec) throws IOException {
    Path file = folder.resolve("a.parquet");
    new ParquetRows(ParquetRows.Kind.LIST, NX, NY).write(file, keys(2, 30), codec);
    assertSlabs(open("x,y,t", file), keys(2, 30));
  }

  @Test
  void aSourceForEachRowGroup() throws IOException {
    Path file = folder.resolve("a.parquet");
    new ParquetRows(ParquetRows.Kind.LIST, NX, NY).write(file, keys(1, 500));
    List<SlabSource> sources = open("x,y,t", file).sources();
    assertTrue(sources.size() > 2, sources.size() + " row groups");
    int before = sources.get(0).size();
    assertEquals("file " + file + ", row " + (before + 1), sources.get(1).describe(1));
  }

  @Test
  void rangesInAnyOrderAndSerialized() throws Exception {
    Path file = folder.resolve("a.parquet");
    new ParquetRows(ParquetRows.Kind.NULLABLE_LIST, NX, NY).write(file, keys(1, 90));
    SlabSource source = TestSerialization.copy(open("x,y,t", file).sources().get(0));
    SlabBatch batch = new SlabBatch(CELLS);
    Random random = new Random(8);
    try (SlabReader reader = source.open()) {
      for (int i = 0; i < 50; i++) {
        int from = random.nextInt(source.size() + 1);
        int to = from + random.nextInt(source.size() + 1 - from);
        reader.read(from, to, batch);
        assertEquals(to - from, batch.size());
        for (int k = 0; k < batch.size(); k++) {
          assertEquals(from + k, batch.timeBinIdx(k));
          double[] z = Arrays.copyOfRange(batch.values(), k * CELLS, (k + 1) * CELLS);
          assertArrayEquals(ParquetRows.surface(from + k, CELLS), z);
        }
      }
    }
  }

  @Test
  void aNullInTheListIsAMissingCell() throws IOException {
    Path file = folder.resolve("a.parquet");
    new ParquetRows(ParquetRows.Kind.NULLABLE_LIST, NX, NY) {
      @Override
      Double cell(long key, int i) {
        return i == 4 ? null : super.cell(key, i);
      }
    }.write(file, keys(1, 3));
    double[] expected = ParquetRows.surface(2, CELLS);
    expected[4] = Double.NaN;
    assertArrayEquals(expected, slabs(open("x,y,t", file)).get(2L));
  }

  @Test
  void aFolderAsSparkWritesIt() throws IOException {
    ParquetRows rows = new ParquetRows(ParquetRows.Kind.LIST, NX, NY);
    Path table = Files.createDirectory(folder.resolve("table"));
    List<Long> keys = keys(2, 20);
    rows.write(table.resolve("part-00000.parquet"), keys.subList(15, 40));
    rows.write(table.resolve("part-00001.parquet"), keys.subList(0, 15));
    rows.write(table.resolve("part-00002.parquet"), List.of());
    Files.writeString(table.resolve("_SUCCESS"), "");
    Files.writeString(table.resolve("_metadata.parquet"), "no data");
    Files.writeString(table.resolve(".part-00000.parquet"), "no data");
    Inputs inputs = open("x,y,t", table);
    assertTrue(inputs.ordered(), "whole row groups are put in order");
    assertSlabs(inputs, keys);
    assertEquals(List.of(2), inputs.files().stream().map(InputFile::epochs).toList());
    assertSame(inputs, inputs.inOrder(TestArrays.NO_STAGING));
  }

  @Test
  void shuffledRowsArePutInOrder() throws IOException {
    ParquetRows rows = new ParquetRows(ParquetRows.Kind.LIST, NX, NY);
    List<Long> keys = keys(3, 200);
    List<Long> shuffled = shuffled(keys);
    rows.write(folder.resolve("a.parquet"), shuffled.subList(0, 250));
    rows.write(folder.resolve("b.parquet"), shuffled.subList(250, 600));
    Inputs inputs = open("x,y,t", folder.resolve("a.parquet"), folder.resolve("b.parquet"));
    assertFalse(inputs.ordered());
    assertEquals(600, slabs(inputs).size());
    Path staging = Files.createDirectory(folder.resolve("staging"));
    Inputs inOrder = inputs.inOrder(() -> staging);
    assertTrue(inOrder.ordered());
    assertSlabs(inOrder, keys);
    assertEquals(inputs.files(), inOrder.files());
    assertTrue(inOrder.sources().get(0).describe(201).endsWith("epoch 1, time bin 1"));
  }

  private static void assertSentence(JobException e, String part) {
    assertEquals(ExitCode.BAD_INPUT, e.exitCode(), e.getMessage());
    assertTrue(e.getMessage().contains(part), e.getMessage());
    assertTrue(e.getMessage().endsWith("."), e.getMessage());
  }

  @Test
  void theSameSurfaceTwice() throws IOException {
    List<Long> keys = new ArrayList<>(keys(2, 20));
    keys.add(SlabKey.of(1, 7));
    Path file = folder.resolve("a.parquet");
    new ParquetRows(ParquetRows.Kind.LIST, NX, NY).write(file, keys);
    assertSentence(
        failure("x,y,t", file),
        "epoch 1, time bin 7 stands in the input twice: in file "
            + file
            + ", row 27 and in file "
            + file
            + ", row 40");
  }

  @Test
  void theSameFileTwice() throws IOException {
    Path file = folder.resolve("a.parquet");
    new ParquetRows(ParquetRows.Kind.LIST, NX, NY).write(file, keys(1, 2));
    assertSentence(failure("x,y,t", file, file), "epoch 0, time bin 0 stands in the input twice");
  }

  @Test
  void rowsOfDifferentGrids() throws IOException {
    Path a = folder.resolve("a.parquet");
    Path b = folder.resolve("b.parquet");
    new ParquetRows(ParquetRows.Kind.LIST, 3, 2).write(a, keys(1, 2));
    new ParquetRows(ParquetRows.Kind.LIST, 2, 3).write(b, keys(1, 2));
    assertSentence(failure("x,y,t", a, b), "b.parquet, row 0 has nx 2 and ny 3 and file " + a);
  }

  @ParameterizedTest
  @EnumSource(names = {"LIST", "NULLABLE_LIST", "BINARY"})
  void valuesOfTheWrongLength(ParquetRows.Kind kind) throws IOException {
    Path file = folder.resolve("a.parquet");
    new ParquetRows(kind, NX, NY) {
      @Override
      int length(long key) {
        return key == 4 ? CELLS - 1 : CELLS;
      }
    }.write(file, keys(1, 6));
    assertSentence(
        failure("x,y,t", file), "row 4: values must hold nx * ny = 6 numbers, but holds ");
  }

  @Test
  void noValuesAtAll() throws IOException {
    Path file = folder.resolve("a.parquet");
    new ParquetRows(ParquetRows.Kind.LIST, NX, NY) {
      @Override
      int length(long key) {
        return key == 2 ? 0 : CELLS;
      }
    }.write(file, keys(1, 6));
    assertSentence(failure("x,y,t", file), "row 2: values must hold nx * ny = 6 numbers");
  }

  @Test
  void aNegativeEpoch() throws IOException {
    Path file = folder.resolve("a.parquet");
    new ParquetRows(ParquetRows.Kind.LIST, NX, NY).write(file, List.of(0L, SlabKey.of(-1, 0)));
    assertSentence(failure("x,y,t", file), "row 1: epoch_idx must be from 0 to");
  }

  @Test
  void noRows() throws IOException {
    Path file = folder.resolve("a.parquet");
    new ParquetRows(ParquetRows.Kind.LIST, NX, NY).write(file, List.of());
    assertSentence(failure("x,y,t", file), "holds no row");
  }

  @Test
  void aMissingColumn() throws IOException {
    Path file = folder.resolve("a.parquet");
    ParquetRows.writeSchema(file, "required int32 epoch_idx; required int32 nx;");
    assertSentence(
        failure("x,y,t", file), "has no column time_bin_idx; its columns are epoch_idx, nx");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "required int32 values;",
        "repeated double values;",
        "required group values (LIST) { repeated double array; }",
        "required group values (LIST) { repeated group list { required int64 element; } }",
        "required group values (LIST) { repeated group list { required double a; required double"
            + " b; } }"
      })
  void valuesOfAnotherType(String values) throws IOException {
    Path file = folder.resolve("a.parquet");
    ParquetRows.writeSchema(
        file,
        "required int32 epoch_idx; required int64 time_bin_idx; required int32 nx; required int32"
            + " ny; "
            + values);
    assertSentence(
        failure("x,y,t", file),
        "column values must be a list of double or float, or binary, but is '");
  }

  @Test
  void aNumberOfAnotherType() throws IOException {
    Path file = folder.resolve("a.parquet");
    ParquetRows.writeSchema(file, "required double epoch_idx;");
    assertSentence(
        failure("x,y,t", file),
        "column epoch_idx must be an int32 or int64, but is 'required double epoch_idx'");
  }

  @Test
  void notMixedWithArrays() throws IOException {
    Path file = folder.resolve("a.parquet");
    new ParquetRows(ParquetRows.Kind.LIST, NX, NY).write(file, keys(1, 2));
    Path array = NPY.resolve("dims_xyt.npy");
    assertSentence(failure("x,y,t", array, file), file + " is Parquet and " + array + " is not");
  }

  /** Whatever byte is wrong, the file is read or a sentence says why not. */
  @Test
  void aFileWithAnyByteWrong() throws IOException {
    Path file = folder.resolve("a.parquet");
    new ParquetRows(ParquetRows.Kind.LIST, NX, NY).write(file, keys(1, 4));
    byte[] bytes = Files.readAllBytes(file);
    Random random = new Random(3);
    int refused = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte flip = (byte) (1 + random.nextInt(255));
      bytes[i] ^= flip;
      Files.write(file, bytes);
      try {
        slabs(open("x,y,t", file));
      } catch (JobException e) {
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
    new ParquetRows(ParquetRows.Kind.LIST, NX, NY).write(file, keys(1, 4));
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      JobException e = failure("x,y,t", file);
      assertSentence(e, "a.parquet is damaged or no Parquet file");
      assertFalse(e.getMessage().contains("@"), e.getMessage());
    }
  }

  @Test
  void nothingIsLeftOpen() throws IOException {
    Path file = folder.resolve("a.parquet");
    new ParquetRows(ParquetRows.Kind.LIST, NX, NY).write(file, keys(1, 4));
    slabs(open("x,y,t", file));
    Path descriptors = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(descriptors));
    try (Stream<Path> all = Files.list(descriptors)) {
      assertEquals(
          0, all.filter(d -> Files.isSymbolicLink(d) && target(d).equals(file.toString())).count());
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

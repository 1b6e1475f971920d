package io.github.orometry.job.source.parquet;

import static io.github.orometry.job.source.TestSerialization.copy;
import static io.github.orometry.job.source.parquet.ParquetInputs.CELLS;
import static io.github.orometry.job.source.parquet.ParquetInputs.LIST;
import static io.github.orometry.job.source.parquet.ParquetInputs.NX;
import static io.github.orometry.job.source.parquet.ParquetInputs.NY;
import static io.github.orometry.job.source.parquet.ParquetInputs.assertSurfaces;
import static io.github.orometry.job.source.parquet.ParquetInputs.keys;
import static io.github.orometry.job.source.parquet.ParquetInputs.open;
import static io.github.orometry.job.source.parquet.ParquetInputs.surfaces;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.source.HeldFiles;
import io.github.orometry.job.source.InputFile;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.job.source.SourceFormats;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of Parquet, written by the tests with Parquet's own writer. */
class ParquetSourceTest {
  @TempDir private Path folder;

  private static List<Long> shuffled(List<Long> keys) {
    List<Long> shuffled = new ArrayList<>(keys);
    Collections.shuffle(shuffled, new Random(5));
    return shuffled;
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
}

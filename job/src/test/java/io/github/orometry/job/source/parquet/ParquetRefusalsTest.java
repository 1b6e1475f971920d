package io.github.orometry.job.source.parquet;

import static io.github.orometry.job.source.parquet.ParquetInputs.CELLS;
import static io.github.orometry.job.source.parquet.ParquetInputs.LIST;
import static io.github.orometry.job.source.parquet.ParquetInputs.NX;
import static io.github.orometry.job.source.parquet.ParquetInputs.NY;
import static io.github.orometry.job.source.parquet.ParquetInputs.assertSentence;
import static io.github.orometry.job.source.parquet.ParquetInputs.failure;
import static io.github.orometry.job.source.parquet.ParquetInputs.keys;
import static io.github.orometry.job.source.parquet.ParquetInputs.open;
import static io.github.orometry.job.source.parquet.ParquetInputs.surfaces;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.stack.SurfaceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet files that are refused: a sentence says why. */
class ParquetRefusalsTest {
  @TempDir private Path folder;

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

  /** Found by chance: room was made for hundreds of megabytes before they were looked for. */
  @Test
  void aColumnThatIsTooLongForItsFile() {
    Path file = Path.of("../test-data/fuzz/parquet/found-column-beyond-the-end");
    assertSentence(failure(file), "on, where the file has 1367.");
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
      List<String> open =
          all.filter(Files::isSymbolicLink).map(ParquetRefusalsTest::target).toList();
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

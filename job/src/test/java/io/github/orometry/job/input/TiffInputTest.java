package io.github.orometry.job.input;

import static io.github.orometry.job.input.TestArrays.failure;
import static io.github.orometry.job.input.TestArrays.open;
import static io.github.orometry.job.input.TestArrays.slabs;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.slab.SlabBatch;
import io.github.orometry.surface.Grid;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TiffInputTest {
  static final Path TIFF = Path.of("..", "test-data", "tiff");
  private static final int PAGES = 3;
  private static final int NX = 5;
  private static final int NY = 4;

  @TempDir private Path folder;

  static List<Path> sound() throws IOException {
    return listed(false);
  }

  static List<Path> bad() throws IOException {
    return listed(true);
  }

  private static List<Path> listed(boolean bad) throws IOException {
    try (Stream<Path> files = Files.list(TIFF)) {
      return files
          .filter(file -> bad == file.getFileName().toString().startsWith("bad_"))
          .sorted()
          .toList();
    }
  }

  /** What page {@code page} of a file of test-data/tiff holds. */
  private static double[] page(String type, int page) {
    double[] z = new double[NX * NY];
    for (int i = 0; i < z.length; i++) {
      z[i] = TestArrays.value(type, page, i / NX, i % NX);
    }
    if (type.startsWith("f") && page == 0) {
      z[NX + 2] = Double.NaN;
    }
    return z;
  }

  @ParameterizedTest
  @MethodSource("sound")
  void everyPageIsASurfaceOfItsSamples(Path file) throws IOException {
    String name = file.getFileName().toString();
    int pages = name.contains("one_page") ? 1 : PAGES;
    Inputs inputs = open("x,y,t", file);
    assertEquals(Grid.ofIndices(NX, NY), inputs.grid());
    assertEquals(
        List.of(new InputFile(file.toString(), "tif", Files.size(file), 1)), inputs.files());
    Map<Long, double[]> slabs = slabs(inputs);
    assertEquals(pages, slabs.size());
    for (int page = 0; page < pages; page++) {
      double[] expected = page(name.substring(0, 2), page);
      assertArrayEquals(expected, slabs.get(SlabKey.of(0, page)), "page " + page);
    }
  }

  @Test
  void everyKindIsAmongTheFiles() throws IOException {
    assertTrue(sound().size() >= 30, sound().toString());
    assertTrue(bad().size() >= 16, bad().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "bigtiff, is a BigTIFF file",
    "bits, 'page 0 has 1-bit unsigned samples; read are 8-bit unsigned, 16-bit unsigned,'",
    "colours, page 0 has 3 samples a pixel",
    "f2, page 0 has 16-bit floating-point samples",
    "huge_page, 'page 0 is truncated or damaged: 49 bytes cannot hold'",
    "i1, page 0 has 8-bit signed samples",
    "imagej_4_gib, 'holds 3 images by its own description, but a directory for 1 only'",
    "jpeg, page 0 has compression 7",
    "no_page, page 0 is truncated or damaged",
    "predictor, page 0 has predictor 2 on 16-bit unsigned samples",
    "ring, is damaged: the chain of pages runs in a ring",
    "sizes, page 1 has 5 columns and 3 rows of 8-bit unsigned samples",
    "text, is no TIFF file",
    "types, page 1 has 5 columns and 4 rows of 16-bit unsigned samples",
    "u4, page 0 has 32-bit unsigned samples",
    "white_is_zero, page 0 has photometric interpretation 0"
  })
  void whatIsNotReadIsSaid(String name, String words) {
    Path file = TIFF.resolve("bad_" + name + ".tif");
    JobException failure = failure("x,y,t", file);
    assertEquals(ExitCode.BAD_INPUT, failure.exitCode());
    assertTrue(failure.getMessage().startsWith("file " + file), failure.getMessage());
    assertTrue(failure.getMessage().contains(words), failure.getMessage());
  }

  @ParameterizedTest
  @MethodSource("bad")
  void noBadFileIsRead(Path file) {
    TiffDamageTest.assertSentence(failure("x,y,t", file), file);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "BIG, BYTE, null",
        "BIG, USHORT, null",
        "BIG, FLOAT, null",
        "BIG, USHORT, LZW",
        "LITTLE, BYTE, PackBits",
        "LITTLE, USHORT, Deflate",
        "LITTLE, FLOAT, ZLib",
        "LITTLE, FLOAT, LZW",
        "LITTLE, DOUBLE, null",
        "BIG, DOUBLE, Deflate"
      },
      nullValues = "null")
  void whatImageIoWritesIsReadToTheBit(String order, String type, String compression)
      throws IOException {
    int sample =
        Map.of(
                "BYTE", DataBuffer.TYPE_BYTE,
                "USHORT", DataBuffer.TYPE_USHORT,
                "FLOAT", DataBuffer.TYPE_FLOAT,
                "DOUBLE", DataBuffer.TYPE_DOUBLE)
            .get(type);
    double[][] pages = new double[4][7 * 9];
    for (int page = 0; page < pages.length; page++) {
      int scale = sample == DataBuffer.TYPE_BYTE ? 1 : 257;
      for (int i = 0; i < 63; i++) {
        pages[page][i] = scale * ((17 * page + 4 * i) % 256);
      }
    }
    Path file =
        TiffFiles.write(
            folder.resolve("stack.tif"),
            order.equals("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
            sample,
            compression,
            pages,
            9);
    Inputs inputs = open("x,y,t", file);
    assertEquals(Grid.ofIndices(9, 7), inputs.grid());
    assertArrayEquals(pages, slabs(inputs).values().toArray(double[][]::new));
  }

  @Test
  void pagesAreReadInAnyOrderAndAnywhere() throws Exception {
    SlabSource source = TestSerialization.copy(open("x,y,t", sound().get(0)).sources().get(0));
    SlabBatch batch = new SlabBatch(NX * NY);
    String type = sound().get(0).getFileName().toString().substring(0, 2);
    try (SlabReader reader = source.open()) {
      for (int page : new int[] {2, 0, 1, 1}) {
        reader.read(page, page + 1, batch);
        assertEquals(page, batch.timeBinIdx(0));
        assertArrayEquals(page(type, page), Arrays.copyOf(batch.values(), NX * NY));
      }
      reader.read(3, 3, batch);
      assertEquals(0, batch.size());
      assertThrows(IndexOutOfBoundsException.class, () -> reader.read(2, 4, batch));
      assertThrows(
          IllegalArgumentException.class, () -> reader.read(0, 1, new SlabBatch(NX * NY + 1)));
    }
    assertTrue(source.describe(2).endsWith(".tif, page 2"), source.describe(2));
  }

  @Test
  void filesOfOtherSizesAreNoRun() throws IOException {
    Path other =
        TiffFiles.write(
            folder.resolve("other.tif"),
            ByteOrder.BIG_ENDIAN,
            DataBuffer.TYPE_BYTE,
            null,
            new double[1][6],
            3);
    String sentence = failure("x,y,t", sound().get(0), other).getMessage();
    assertTrue(sentence.contains("other.tif has pages of 3 columns and 2 rows, but"), sentence);
  }
}

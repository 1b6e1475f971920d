package io.github.orometry.job.source.tiff;

import static io.github.orometry.job.source.tiff.TiffArrays.open;
import static io.github.orometry.job.source.tiff.TiffArrays.read;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.source.ArrayFile;
import io.github.orometry.job.source.Plane;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
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
      z[i] = value(type, 20 * page + 5 * (i / NX) + i % NX);
    }
    if (type.startsWith("f") && page == 0) {
      z[NX + 2] = Double.NaN;
    }
    return z;
  }

  /** See scripts/generate-test-data. */
  private static double value(String type, int n) {
    return switch (type) {
      case "f4", "f8" -> -7.25 + 0.5 * n;
      case "i2" -> 500 * n - 15_000;
      case "i4" -> 3e7 * n - 9e8;
      case "u1" -> 4 * n;
      case "u2" -> 1_100 * n;
      default -> throw new IllegalArgumentException(type);
    };
  }

  @ParameterizedTest
  @MethodSource("sound")
  void everyPageIsASurfaceOfItsSamples(Path file) throws IOException {
    String name = file.getFileName().toString();
    int pages = name.contains("one_page") ? 1 : PAGES;
    ArrayFile.Stack stack = open(file);
    assertEquals(List.of(NX, NY, pages), List.of(stack.nx(), stack.ny(), stack.nt()));
    assertEquals(Plane.ROWS_DOWN, stack.plane());
    assertEquals("file " + file, stack.label());
    assertEquals("has pages of 5 columns and 4 rows", stack.shape());
    double[][] read = read(file);
    assertEquals(pages, read.length);
    for (int page = 0; page < pages; page++) {
      assertArrayEquals(page(name.substring(0, 2), page), read[page], "page " + page);
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
    BadInputException failure = assertThrows(BadInputException.class, () -> read(file));
    assertTrue(failure.getMessage().startsWith("file " + file), failure.getMessage());
    assertTrue(failure.getMessage().contains(words), failure.getMessage());
  }

  @ParameterizedTest
  @MethodSource("bad")
  void noBadFileIsRead(Path file) {
    TiffDamageTest.assertSentence(assertThrows(BadInputException.class, () -> read(file)), file);
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
    assertEquals(List.of(9, 7), List.of(open(file).nx(), open(file).ny()));
    assertArrayEquals(pages, read(file));
  }

  @Test
  void pagesAreReadInAnyOrderAndAnywhere() throws Exception {
    SurfaceSource source = copy(open(sound().get(0)).opening().source(7));
    SurfaceBatch batch = new SurfaceBatch(NX * NY);
    String type = sound().get(0).getFileName().toString().substring(0, 2);
    try (SurfaceReader reader = source.open()) {
      for (int page : new int[] {2, 0, 1, 1}) {
        reader.read(page, page + 1, batch);
        assertEquals(page, batch.timeBinIdx(0));
        assertEquals(7, batch.epochIdx(0));
        assertArrayEquals(page(type, page), Arrays.copyOf(batch.values(), NX * NY));
      }
      reader.read(3, 3, batch);
      assertEquals(0, batch.size());
      assertThrows(IndexOutOfBoundsException.class, () -> reader.read(2, 4, batch));
      assertThrows(
          IllegalArgumentException.class, () -> reader.read(0, 1, new SurfaceBatch(NX * NY + 1)));
    }
    assertTrue(source.describe(2).endsWith(".tif, page 2"), source.describe(2));
  }

  /** A page is read without those before it: here their directories are gone by then. */
  @Test
  void theChainIsFollowedOnceOnly() throws IOException {
    Path file = folder.resolve("stack.tif");
    byte[] bytes = Files.readAllBytes(TIFF.resolve("u2_little.tif"));
    Files.write(file, bytes);
    SurfaceSource source = open(file).opening().source(0);
    ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int page = 0, at = all.getInt(4); page < 2; page++) {
      int end = at + 2 + 12 * all.getShort(at);
      int next = all.getInt(end);
      Arrays.fill(bytes, at, end + 4, (byte) 0);
      at = next;
    }
    Files.write(file, bytes);
    SurfaceBatch batch = new SurfaceBatch(NX * NY);
    try (SurfaceReader reader = source.open()) {
      reader.read(2, 3, batch);
      assertArrayEquals(page("u2", 2), Arrays.copyOf(batch.values(), NX * NY));
      BadInputException failure =
          assertThrows(BadInputException.class, () -> reader.read(1, 2, batch));
      TiffDamageTest.assertSentence(failure, file);
      assertTrue(failure.getMessage().contains("page 1 is damaged"), failure.getMessage());
    }
  }

  @Test
  void aPageThatIsAnotherByNowIsDamage() throws IOException {
    Path file = folder.resolve("stack.tif");
    Files.copy(TIFF.resolve("u2_little.tif"), file);
    SurfaceSource source = open(file).opening().source(0);
    Files.delete(file);
    TiffFiles.write(file, ByteOrder.LITTLE_ENDIAN, DataBuffer.TYPE_BYTE, null, new double[3][6], 3);
    try (SurfaceReader reader = source.open()) {
      SurfaceBatch batch = new SurfaceBatch(NX * NY);
      BadInputException failure =
          assertThrows(BadInputException.class, () -> reader.read(0, 1, batch));
      TiffDamageTest.assertSentence(failure, file);
    }
  }

  @ParameterizedTest
  @MethodSource("sound")
  void anyStoreWillDo(Path file) throws IOException {
    Location copy = Location.of("mem://tiff/").child(file.getFileName().toString());
    try (OutputStream out = Stores.of(copy).create(copy)) {
      Files.copy(file, out);
    }
    assertArrayEquals(read(file), read(copy));
    Stores.of(copy).delete(copy);
  }

  private static SurfaceSource copy(SurfaceSource source) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(source);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (SurfaceSource) in.readObject();
    }
  }
}

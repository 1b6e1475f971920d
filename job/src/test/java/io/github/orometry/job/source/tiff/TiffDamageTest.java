package io.github.orometry.job.source.tiff;

import static io.github.orometry.job.source.tiff.TiffArrays.read;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.BadInputException;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged TIFF files: read as they were, or refused in one sentence. */
class TiffDamageTest {
  private static final int FLIPS = 1500;

  @TempDir private Path folder;

  static void assertSentence(BadInputException failure, Path file) {
    String message = failure.getMessage();
    assertTrue(message.startsWith("file " + file), message);
    assertTrue(message.endsWith("."), message);
    assertEquals(1, message.lines().count(), message);
  }

  /** How many cuts are refused; all others are read as the whole file is. */
  private int refusedCuts(Path whole) throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    double[][] expected = read(whole);
    Path cut = folder.resolve("cut.tif");
    int refused = 0;
    for (int length = 0; length < bytes.length; length++) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      try {
        assertArrayEquals(expected, read(cut), "cut to " + length + " bytes");
      } catch (BadInputException e) {
        assertSentence(e, cut);
        boolean page = e.getMessage().contains("cut.tif, page ");
        assertTrue(page || length < 8, length + " bytes: " + e.getMessage());
        refused++;
      }
    }
    return refused;
  }

  @ParameterizedTest
  @ValueSource(strings = {"u2_big.tif", "f4_deflate.tif", "u1_lzw.tif", "f4_tiles.tif"})
  void everyCutIsRefusedOrMissesNothing(String name) throws IOException {
    Path file = TiffInputTest.TIFF.resolve(name);
    long least = Files.size(file) * 9 / 10;
    int refused = refusedCuts(file);
    assertTrue(refused >= least, refused + " of " + Files.size(file));
  }

  @Test
  void everyCutOfWhatImageIoWrites() throws IOException {
    double[][] pages = {{1, 2, 3, 4}, {5, 6, 7, 65535}};
    Path file =
        TiffFiles.write(
            folder.resolve("stack.tif"),
            ByteOrder.BIG_ENDIAN,
            DataBuffer.TYPE_USHORT,
            null,
            pages,
            2);
    assertTrue(refusedCuts(file) >= Files.size(file) * 9 / 10);
  }

  /** Whatever a damaged file gives, it is surfaces or a sentence, and soon. */
  @ParameterizedTest
  @ValueSource(strings = {"u2_little.tif", "f8_deflate.tif", "f4_lzw.tif", "u1_packbits.tif"})
  void anyChangedByteGivesSurfacesOrASentence(String name) throws IOException {
    byte[] whole = Files.readAllBytes(TiffInputTest.TIFF.resolve(name));
    Random random = new Random(20261120);
    Path damaged = folder.resolve("damaged.tif");
    int refused = 0;
    for (int i = 0; i < FLIPS; i++) {
      byte[] bytes = whole.clone();
      int at = random.nextInt(bytes.length);
      bytes[at] = (byte) random.nextInt(256);
      Files.write(damaged, bytes);
      try {
        assertTrue(read(damaged).length > 0);
      } catch (BadInputException e) {
        assertSentence(e, damaged);
        refused++;
      }
    }
    assertTrue(refused > FLIPS / 10, "refused: " + refused);
  }
}

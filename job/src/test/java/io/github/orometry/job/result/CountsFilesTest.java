package io.github.orometry.job.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.counts.Blur;
import io.github.orometry.counts.PeakCounts;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.surface.Grid;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountsFilesTest {
  private static final int LIGHTEST = 0xfbeb4a;
  private static final int DARKEST = 0x170b3b;

  @TempDir Path folder;

  @Test
  void peaksAreCountedOneByOneOrMany() {
    PeakCounts counts = new PeakCounts(2, 3);
    counts.add(0, 2);
    counts.add(0, 2, 40);
    counts.add(1, 0);
    assertArrayEquals(new long[] {0, 0, 41, 1, 0, 0}, counts.values());
  }

  @Test
  void theArraysAreNumpyFilesOfVersionOne() throws IOException {
    PeakCounts counts = new PeakCounts(2, 3);
    counts.add(1, 2);
    CountsFiles.write(result(), Grid.ofIndices(2, 3), counts);

    ByteBuffer raw = npy("raw.npy", "{'descr': '<i8', 'fortran_order': False, 'shape': (2, 3), }");
    for (long expected : new long[] {0, 0, 0, 0, 0, 1}) {
      assertEquals(expected, raw.getLong());
    }
    assertEquals(0, raw.remaining());

    ByteBuffer uniform =
        npy("uniform_blurred.npy", "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }");
    for (double expected : Blur.uniform(counts)) {
      assertEquals(expected, uniform.getDouble());
    }
    assertEquals(0, uniform.remaining());
    assertTrue(Files.exists(counts("gaussian_blurred.npy")));
  }

  @Test
  void eachFileIsListed() throws IOException {
    List<DataFile> files = CountsFiles.write(result(), Grid.ofIndices(5, 4), new PeakCounts(5, 4));
    List<String> there = new ArrayList<>();
    for (DataFile file : files) {
      assertEquals(Files.size(folder.resolve(file.path())), file.bytes(), file.path());
      assertEquals(0, file.rows());
      there.add(file.path());
    }
    assertEquals(
        List.of(
            "counts/raw.npy",
            "counts/raw.png",
            "counts/uniform_blurred.npy",
            "counts/uniform_blurred.png",
            "counts/gaussian_blurred.npy",
            "counts/gaussian_blurred.png"),
        there);
  }

  @Test
  void xPointsRightAndYUpInPictures() throws IOException {
    PeakCounts counts = new PeakCounts(4, 2);
    counts.add(3, 1);
    CountsFiles.write(result(), Grid.ofIndices(4, 2), counts);
    BufferedImage picture = ImageIO.read(counts("raw.png").toFile());
    int[] light = centre(picture, LIGHTEST, 0, picture.getWidth() - 60);
    int[] dark = centre(picture, DARKEST, 0, picture.getWidth() - 60);
    assertTrue(light[0] > dark[0], "the full bin is to the right of the others' centre");
    assertTrue(light[1] < dark[1], "and above it");
    assertEquals(150 * 150, light[2]);
    assertEquals(7 * 150 * 150, dark[2]);
  }

  private Location result() {
    return Location.of(folder.toString());
  }

  private Path counts(String name) {
    return folder.resolve(CountsFiles.FOLDER).resolve(name);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 1200", "1200, 1", "2, 3", "41, 63", "1300, 1210", "5000, 2"})
  void anyGridHasPicturesOfABearableSize(int nx, int ny) throws IOException {
    PeakCounts counts = new PeakCounts(nx, ny);
    counts.add(nx - 1, 0);
    CountsFiles.write(result(), Grid.ofIndices(nx, ny), counts);
    for (String name : new String[] {"raw", "uniform_blurred", "gaussian_blurred"}) {
      BufferedImage picture = ImageIO.read(counts(name + ".png").toFile());
      assertTrue(picture.getWidth() >= 150 && picture.getWidth() <= 1600, "" + picture);
      assertTrue(picture.getHeight() >= 150 && picture.getHeight() <= 1600, "" + picture);
    }
    BufferedImage raw = ImageIO.read(counts("raw.png").toFile());
    assertTrue(nx * ny == 1 || centre(raw, LIGHTEST, 0, raw.getWidth())[2] > 0);
  }

  @Test
  void zeroCountsHavePicturesInTheDarkestShade() throws IOException {
    CountsFiles.write(result(), Grid.ofIndices(3, 3), new PeakCounts(3, 3));
    BufferedImage picture = ImageIO.read(counts("gaussian_blurred.png").toFile());
    assertEquals(0, centre(picture, LIGHTEST, 0, picture.getWidth())[2]);
    assertTrue(centre(picture, DARKEST, 0, picture.getWidth())[2] >= 600 * 600);
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Location inFile = Location.of(file.toString());
    FailedException failure =
        assertThrows(
            FailedException.class,
            () -> CountsFiles.write(inFile, Grid.ofIndices(1, 1), new PeakCounts(1, 1)));
    assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
  }

  private ByteBuffer npy(String name, String fields) throws IOException {
    byte[] bytes = Files.readAllBytes(counts(name));
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertArrayEquals(
        new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, Arrays.copyOf(bytes, 8));
    int length = buffer.getShort(8);
    assertEquals(0, (10 + length) % 64);
    String header = new String(bytes, 10, length, StandardCharsets.US_ASCII);
    assertEquals(fields, header.strip());
    assertTrue(header.endsWith("\n"));
    return buffer.position(10 + length);
  }

  /** Mean x, mean y and number of the pixels of a colour in columns [from, to). */
  private static int[] centre(BufferedImage picture, int rgb, int from, int to) {
    long sumX = 0;
    long sumY = 0;
    int count = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = from; x < to; x++) {
        if ((picture.getRGB(x, y) & 0xffffff) == rgb) {
          sumX += x;
          sumY += y;
          count++;
        }
      }
    }
    return count == 0
        ? new int[] {0, 0, 0}
        : new int[] {(int) (sumX / count), (int) (sumY / count), count};
  }
}

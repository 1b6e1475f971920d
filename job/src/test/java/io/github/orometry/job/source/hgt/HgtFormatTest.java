package io.github.orometry.job.source.hgt;

import static io.github.orometry.job.source.TestArrays.failure;
import static io.github.orometry.job.source.TestArrays.open;
import static io.github.orometry.job.source.TestArrays.surfaces;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.source.HeldFiles;
import io.github.orometry.job.source.InputFile;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HgtFormatTest {
  @TempDir private Path folder;

  /** A tile whose cell in file row r and column c is 300 r + c, but -32768 at (0, 1). */
  private Path tile(String name, int n) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * n * n);
    for (int i = 0; i < n * n; i++) {
      bytes.putShort((short) (i == 1 ? -32768 : 300 * (i / n) + i % n));
    }
    return Files.write(folder.resolve(name), bytes.array());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 100})
  void rowsRunFromSouthToNorth(int n) throws IOException {
    Inputs inputs = open("x,y,t", tile("tile.hgt", n));
    double[] z = surfaces(inputs).get(0L);
    for (int iy = 0; iy < n; iy++) {
      for (int ix = 0; ix < n; ix++) {
        boolean missing = iy == n - 1 && ix == 1;
        double expected = missing ? Double.NaN : 300 * (n - 1 - iy) + ix;
        assertEquals(expected, z[iy * n + ix], "iy " + iy + ", ix " + ix);
      }
    }
    assertEquals(Grid.ofIndices(n, n), inputs.grid());
    assertEquals(1, inputs.surfaces());
  }

  @ParameterizedTest
  @CsvSource({
    "N44W072.hgt, -72, 44",
    "s01e006.HGT, 6, -1",
    "S89W180.SRTMGL1.hgt, -180, -89",
    "N00E000.hgt, 0, 0"
  })
  void theNameTellsTheCorner(String name, int lon, int lat) throws IOException {
    Grid grid = open("x,y,t", tile(name, 4)).grid();
    for (int i = 0; i < 4; i++) {
      assertEquals(lon + i / 3.0, grid.x(i));
      assertEquals(lat + i / 3.0, grid.y(i));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"N4W072.hgt", "N44W0721.hgt", "old N44W072.hgt", "N44W072x.hgt"})
  void otherNamesTellNothing(String name) throws IOException {
    assertEquals(Grid.ofIndices(4, 4), open("x,y,t", tile(name, 4)).grid());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4, 9, 2 * 9 - 1, 2 * 9 + 1, 2 * 12})
  void aFileThatIsNoSquare(int bytes) throws IOException {
    Path file = Files.write(folder.resolve("N44W072.hgt"), new byte[bytes]);
    String sentence = failure("x,y,t", file).getMessage();
    assertTrue(sentence.contains("N44W072.hgt is truncated or no hgt tile: it has " + bytes));
  }

  @Test
  void neighbouringTilesHaveOtherAxes() throws IOException {
    String sentence = failure("x,y,t", tile("N44W072.hgt", 3), tile("N44W073.hgt", 3)).getMessage();
    assertTrue(sentence.contains("N44W073.hgt has -73.0 at 0 and"), sentence);
    assertTrue(sentence.contains("N44W072.hgt has -72.0 at 0"), sentence);
  }

  @Test
  void theManifestNamesTheFormat() throws IOException {
    Path file = tile("a.hgt", 3);
    assertEquals(
        List.of(new InputFile(file.toString(), "hgt", 1, HeldFiles.of(file))),
        open("x,y,t", file).files());
  }
}

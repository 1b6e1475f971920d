package io.github.orometry.job.input;

import static io.github.orometry.job.input.TestArrays.NPY;
import static io.github.orometry.job.input.TestArrays.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bad input is refused with one sentence that says what is wrong and where. */
class BadInputTest {
  @TempDir private Path folder;

  private static final String CASES =
      """
      bad_axis_dimensions.npz   | array 'xbin_centers' has shape (3, 1) of <f8; an axis must be 1-D
      bad_axis_length.npz       | array 'epoch_0000' has shape (3, 4, 5), so with --dims x,y,t a grid of 3 columns and 4 rows, but file ../test-data/npy/bad_axis_length.npz, array 'xbin_centers' has 5 values; is --dims right?
      bad_axis_nan.npz          | array 'xbin_centers': axis x must be finite, but its value 1 is NaN
      bad_axis_order.npz        | array 'ybin_centers': axis y must be strictly increasing, but its value 2 (-1.0) is not above the one before (0.0)
      bad_bzip2.npz             | member 'epoch.npy' is encrypted or packed by method 12
      bad_complex.npy           | has elements of dtype <c8, but only these are read: f4, f8, i1, i2, i4, i8, u1, u2, u4, b1
      bad_crc.npz               | member 'second.npy' is damaged: its CRC-32
      bad_empty.npy             | is empty: its shape is (3, 0, 5)
      bad_empty_member.npz      | array 'epoch_0001' is empty: its shape is (3, 4, 0)
      bad_float16.npy           | has elements of dtype <f2, but only these are read
      bad_four_dimensions.npy   | holds an array of shape (1, 2, 1, 2) of <f8; a 2-D or 3-D array was expected
      bad_grids.npz             | array 'epoch_0001' has shape (4, 3, 5), so with --dims x,y,t a grid of 4 columns and 3 rows, but file ../test-data/npy/bad_grids.npz, array 'epoch_0000' has shape (3, 4, 5), so with --dims x,y,t a grid of 3 columns and 4 rows; all arrays must share one grid
      bad_header.npy            | has an npy header that makes no sense
      bad_header_cut.npy        | is truncated: it ends within its npy header
      bad_huge_shape.npy        | is truncated: its shape (3, 4, 3000000000000000000) of <f8 takes 2^63 bytes or more, but 480 are there
      bad_member_cut.npz        | array 'epoch' is truncated: its shape (3, 4, 5) of <f8 takes 480 bytes, but 471 are there
      bad_no_stack.npz          | holds no 2-D or 3-D array; found: 'speed' with shape (7,) of <f8, 'note' with shape () of <U8
      bad_object.npy            | holds Python objects (dtype |O), which are pickled and never read
      bad_object.npz            | array 'names' holds Python objects
      bad_one_dimension.npy     | holds an array of shape (5,) of <f8; a 2-D or 3-D array was expected
      bad_structured.npy        | has elements of dtype structured, but only these are read
      bad_structured_object.npz | array 'table' holds Python objects
      bad_text.npy              | is not in npy format
      bad_truncated.npy         | is truncated: its shape (3, 4, 5) of <f8 takes 480 bytes, but 471 are there
      bad_truncated.npz         | is not a sound npz archive: it has no directory at its end
      bad_version.npy           | is in npy version 9.0
      """;

  private static void assertSentence(JobException e, String... parts) {
    assertEquals(ExitCode.BAD_INPUT, e.exitCode(), e.getMessage());
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
    assertTrue(e.getMessage().matches(".*[.?]"), e.getMessage());
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(textBlock = CASES, delimiter = '|', quoteCharacter = '"')
  void aFileThatNumPyWrote(String name, String sentence) {
    assertSentence(failure("x,y,t", NPY.resolve(name)), NPY.resolve(name).toString(), sentence);
  }

  @Test
  void everyBadFileIsTried() throws IOException {
    Set<String> tried =
        CASES
            .lines()
            .map(line -> line.split(" ")[0])
            .collect(Collectors.toCollection(TreeSet::new));
    tried.add("bad_other_axes.npz");
    try (Stream<Path> files = Files.list(NPY)) {
      Set<String> there =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith("bad_"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(there, tried);
    }
  }

  @Test
  void filesWithOtherAxes() {
    Path other = NPY.resolve("bad_other_axes.npz");
    assertSentence(
        failure("x,y,t", NPY.resolve("stored.npz"), other),
        other + ", array 'xbin_centers' has 1.5 at 0",
        NPY.resolve("stored.npz") + ", array 'xbin_centers' has 0.5 at 0");
  }

  @Test
  void filesOfDifferentGrids() {
    assertSentence(
        failure("x,y,t", NPY.resolve("dims_xyt.npy"), NPY.resolve("dims_tyx.npy")),
        "dims_tyx.npy has shape (5, 4, 3)",
        "dims_xyt.npy has shape (3, 4, 5)");
  }

  @Test
  void axesTellThatDimsAreWrong() {
    assertSentence(
        failure("t,x,y", NPY.resolve("bad_axis_order.npz")),
        "array 'epoch_0000' has shape (3, 4, 5), so with --dims t,x,y a grid of 4 columns and 5"
            + " rows, but",
        "array 'xbin_centers' has 3 values; is --dims right?");
  }

  @Test
  void aMissingFile() {
    assertSentence(failure("x,y,t", folder.resolve("none.npy")), "none.npy does not exist");
  }

  @Test
  void anUnknownEnding() throws IOException {
    Path file = Files.writeString(folder.resolve("a.mat"), "x");
    assertSentence(failure("x,y,t", file), "a.mat", ".npy, .npz, .hgt, .tif, .tiff, .parquet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"folder", "folder.npy"})
  void aFolderThatHoldsNoParquet(String name) throws IOException {
    Path empty = Files.createDirectory(folder.resolve(name));
    assertSentence(failure("x,y,t", empty), empty + " holds no .parquet file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.npy", "a.npz", "a.hgt", "a.parquet"})
  void anEmptyFile(String name) throws IOException {
    assertSentence(failure("x,y,t", Files.createFile(folder.resolve(name))), name);
  }

  @Test
  void noFile() {
    JobException e =
        assertThrows(
            JobException.class,
            () -> InputReader.open(List.of(), Dims.DEFAULT, TestArrays.NO_STAGING));
    assertEquals(ExitCode.WRONG_USAGE, e.exitCode());
  }

  /** Whatever is cut off, a sentence says so. */
  @ParameterizedTest
  @ValueSource(strings = {"dims_xyt.npy", "stored.npz", "deflated.npz", "zip64.npz"})
  void aFileCutOffAnywhere(String name) throws IOException {
    byte[] whole = Files.readAllBytes(NPY.resolve(name));
    for (int length = 0; length < whole.length; length++) {
      Path cut = Files.write(folder.resolve(name), Arrays.copyOf(whole, length));
      assertSentence(failure("x,y,t", cut), name);
    }
  }

  private Path newFolder() {
    try {
      return Files.createTempDirectory(folder, "staging");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whatever byte is wrong, the file is read or a sentence says why not. */
  @ParameterizedTest
  @ValueSource(strings = {"dims_xyt.npy", "stored.npz", "deflated.npz", "zip64.npz"})
  void aFileWithAnyByteWrong(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(NPY.resolve(name));
    int refused = 0;
    Random random = new Random(2);
    for (int i = 0; i < bytes.length; i++) {
      byte flip = (byte) (1 + random.nextInt(255));
      bytes[i] ^= flip;
      Path damaged = Files.write(folder.resolve(name), bytes);
      try {
        TestArrays.slabs(InputReader.open(List.of(damaged), Dims.DEFAULT, this::newFolder));
      } catch (JobException e) {
        assertSentence(e, name);
        refused++;
      }
      bytes[i] ^= flip;
    }
    assertTrue(refused > 50, "refused " + refused);
  }
}

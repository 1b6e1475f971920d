package io.github.orometry.job.source;

import static io.github.orometry.job.source.TestArrays.NPY;
import static io.github.orometry.job.source.TestArrays.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.job.file.Location;
import io.github.orometry.setting.BadSettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      bad_all_left_out.npz      | holds no 2-D or 3-D array of numbers; found: 'table' (pickled objects), 'spectrum' (shape (3, 4, 5) of <c16), 'speed' (shape (7,) of <f8)
      bad_axis_dimensions.npz   | array 'xbin_centers' has shape (3, 1) of <f8; an axis must be 1-D
      bad_axis_length.npz       | array 'epoch_0000' has shape (3, 4, 5), so with dims x,y,t a grid of 3 columns and 4 rows, but file ../test-data/npy/bad_axis_length.npz, array 'xbin_centers' has 5 values
      bad_axis_nan.npz          | array 'xbin_centers': axis x must be finite, but its value 1 is NaN
      bad_axis_order.npz        | array 'ybin_centers': axis y must be strictly increasing, but its value 2 (-1.0) is not above the one before (0.0)
      bad_bzip2.npz             | member 'epoch.npy' is encrypted or packed by method 12
      bad_complex.npy           | has elements of dtype <c8, but only these are read: f2, f4, f8, i1, i2, i4, i8, u1, u2, u4, u8, b1
      bad_crc.npz               | member 'second.npy' is damaged: its CRC-32
      bad_empty.npy             | is empty: its shape is (3, 0, 5)
      bad_empty_member.npz      | array 'epoch_0001' is empty: its shape is (3, 4, 0)
      bad_four_dimensions.npy   | holds an array of shape (1, 2, 1, 2) of <f8; a 2-D or 3-D array was expected
      bad_grids.npz             | array 'epoch_0001' has shape (4, 3, 5), so with dims x,y,t a grid of 4 columns and 3 rows, but file ../test-data/npy/bad_grids.npz, array 'epoch_0000' has shape (3, 4, 5), so with dims x,y,t a grid of 3 columns and 4 rows; all arrays must share one grid
      bad_header.npy            | has an npy header that makes no sense
      bad_header_cut.npy        | is truncated: it ends within its npy header
      bad_huge_shape.npy        | is truncated: its shape (3, 4, 3000000000000000000) of <f8 takes 2^63 bytes or more, but 480 are there
      bad_member_cut.npz        | array 'epoch' is truncated: its shape (3, 4, 5) of <f8 takes 480 bytes, but 471 are there
      bad_no_stack.npz          | holds no 2-D or 3-D array of numbers; found: 'speed' (shape (7,) of <f8), 'note' (shape () of <U8)
      bad_object.npy            | holds Python objects (dtype |O), which are pickled and never read
      bad_one_dimension.npy     | holds an array of shape (5,) of <f8; a 2-D or 3-D array was expected
      bad_second_array.npy      | goes on after its array: 248 bytes follow its shape (3, 4, 5) of <f8, such as a second array; one array is read
      bad_structured.npy        | has elements of dtype structured, but only these are read
      bad_text.npy              | is not in npy format
      bad_truncated.npy         | is truncated: its shape (3, 4, 5) of <f8 takes 480 bytes, but 471 are there
      bad_truncated.npz         | is not a sound npz archive: it has no directory at its end
      bad_version.npy           | is in npy version 9.0
      """;

  private static void assertSentence(BadInputException e, String... parts) {
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
    assertTrue(e.getMessage().matches(".*[.]"), e.getMessage());
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
    BadInputException e =
        failure("x,y,t", NPY.resolve("dims_xyt.npy"), NPY.resolve("dims_tyx.npy"));
    assertEquals(Optional.empty(), e.remedy());
    assertSentence(
        failure("x,y,t", NPY.resolve("dims_xyt.npy"), NPY.resolve("dims_tyx.npy")),
        "dims_tyx.npy has shape (5, 4, 3)",
        "dims_xyt.npy has shape (3, 4, 5)");
  }

  private static void assertRemedy(String setting, String value, String dims, String name) {
    BadInputException e = failure(dims, NPY.resolve(name));
    Remedy remedy = e.remedy().orElseThrow(() -> new AssertionError(e.getMessage()));
    assertEquals(setting, remedy.setting());
    assertEquals(value, remedy.value());
  }

  @Test
  void axesTellThatDimsAreWrong() {
    assertSentence(
        failure("t,x,y", NPY.resolve("bad_axis_order.npz")),
        "array 'epoch_0000' has shape (3, 4, 5), so with dims t,x,y a grid of 4 columns and 5"
            + " rows, but",
        "array 'xbin_centers' has 3 values.");
  }

  @Test
  void andWhichWouldBeRight() {
    assertRemedy("dims", "x,y,t", "t,x,y", "bad_axis_order.npz");
    assertRemedy("dims", "x,y,t", "t,y,x", "stored.npz");
    assertRemedy("arrays", "", "x,y,t", "bad_grids.npz");
  }

  @Test
  void ofSeveralOrdersThatWouldBeRightNoneIsNamed() throws IOException {
    byte[] x = TestFiles.npy(new double[] {1, 2, 3}, 3);
    Path archive = folder.resolve("a.npz");
    TestFiles.store(archive, Map.of("xbin_centers.npy", x, "a.npy", TestFiles.npy(5, 3, 3, 1)));
    BadInputException e = failure("x,y,t", archive);
    assertEquals(Optional.of(new Remedy("dims", "", "fits")), e.remedy());
    TestFiles.store(archive, Map.of("xbin_centers.npy", x, "a.npy", TestFiles.npy(5, 4, 6, 1)));
    assertEquals(Optional.empty(), failure("x,y,t", archive).remedy());
  }

  @Test
  void aSurfaceWhoseAxesAreTheOtherWayRound() throws IOException {
    Path archive = folder.resolve("a.npz");
    TestFiles.store(
        archive,
        Map.of(
            "xbin_centers.npy", TestFiles.npy(new double[] {1, 2, 3}, 3),
            "a.npy", TestFiles.npy(new double[15], 5, 3)));
    assertEquals(
        Optional.of(new Remedy("dims", "y,x,t", "fits")), failure("x,y,t", archive).remedy());
    assertEquals(3, TestArrays.open("y,x,t", archive).grid().nx());
  }

  @Test
  void aMissingFile() {
    assertSentence(failure("x,y,t", folder.resolve("none.npy")), "none.npy does not exist");
  }

  @Test
  void anUnknownEnding() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "x");
    assertSentence(failure("x,y,t", file), "a.txt", ".npy, .npz, .hgt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.npy", "a.npz", "a.hgt"})
  void anEmptyFile(String name) throws IOException {
    assertSentence(failure("x,y,t", Files.createFile(folder.resolve(name))), name);
  }

  @Test
  void noFile() {
    BadSettingException e =
        assertThrows(
            BadSettingException.class,
            () -> InputReader.open(List.of(), ReadOptions.STANDARD, TestArrays.NO_STAGING));
    assertEquals("inputs", e.setting());
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

  private Location newFolder() {
    try {
      return Location.of(Files.createTempDirectory(folder, "staging").toString());
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
        TestArrays.surfaces(
            InputReader.open(
                TestArrays.locations(damaged), ReadOptions.STANDARD, new Staging(this::newFolder)));
      } catch (BadInputException e) {
        assertSentence(e, name);
        refused++;
      }
      bytes[i] ^= flip;
    }
    assertTrue(refused > 50, "refused " + refused);
  }
}

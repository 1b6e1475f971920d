package io.github.orometry.job.source;

import static io.github.orometry.job.source.TestArrays.NPY;
import static io.github.orometry.job.source.TestArrays.failure;
import static io.github.orometry.job.source.TestArrays.open;
import static io.github.orometry.job.source.TestArrays.surface;
import static io.github.orometry.job.source.TestArrays.surfaces;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.setting.BadSettingException;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which arrays of a file are read, and with which axes. */
class ChoiceTest {
  private static final Path LEFT_OUT = NPY.resolve("left_out.npz");
  private static final Path NAMED_AXES = NPY.resolve("named_axes.npz");
  private static final Grid GRID =
      new Grid(new double[] {0.5, 1.5, 3.5}, new double[] {-2, -1, 0, 1});

  @TempDir private Path folder;

  @Test
  void whatCannotBeSurfacesIsToldInOneLine() throws IOException {
    Inputs inputs = open("x,y,t", LEFT_OUT);
    assertEquals(
        List.of(
            "file %s: left out 'meta' (pickled objects), 'table' (pickled objects), "
                    .formatted(LEFT_OUT)
                + "'spectrum' (shape (3, 4, 5) of <c16), 'labels' (shape (2, 2) of <U1), "
                + "'four' (shape (1, 2, 1, 2) of <f8), 'covar' (shape (2, 2), the grid is 3 x 4)"),
        inputs.leftOut());
    assertEquals(2, inputs.sources().size());
    assertArrayEquals(surface("f8", 3), surfaces(inputs).get(SurfaceKey.of(0, 3)));
    assertEquals(2, inputs.files().get(0).epochs());
  }

  @Test
  void oneDimensionalArraysNeedNotBeTold() {
    assertEquals(List.of(), open("x,y,t", NPY.resolve("other_members.npz")).leftOut());
    assertEquals(
        List.of(
            "file %s: left out 'four' (shape (1, 2, 1, 2) of <f2)"
                .formatted(NPY.resolve("stored.npz"))),
        open("x,y,t", NPY.resolve("stored.npz")).leftOut());
  }

  @Test
  void thereIsALineForEachFile() {
    Path axes = NPY.resolve("left_out_by_axes.npz");
    assertEquals(
        List.of(
            "file " + axes + ": left out 'b' (shape (4, 3, 5), the grid is 3 x 4)",
            "file " + axes + ": left out 'b' (shape (4, 3, 5), the grid is 3 x 4)"),
        open("x,y,t", axes, NPY.resolve("dims_xyt.npy"), axes).leftOut());
  }

  @Test
  void aLineNamesAFewArrays() throws IOException {
    Map<String, byte[]> members = new HashMap<>();
    members.put("a.npy", TestFiles.npy(3, 4, 5, 1));
    for (int i = 10; i < 40; i++) {
      members.put("m\n" + i + ".npy", TestFiles.npy(new double[4], 2, 2));
    }
    Path archive = folder.resolve("a.npz");
    TestFiles.store(archive, members);
    String line = open("x,y,t", archive).leftOut().get(0);
    assertTrue(line.contains("left out 'm\\u000a10' (shape (2, 2), the grid is 3 x 4), "), line);
    assertTrue(line.endsWith("'m\\u000a19' (shape (2, 2), the grid is 3 x 4) and 20 more"), line);
  }

  /** An epoch of another shape is a fault, and so are surfaces alone that differ. */
  @Test
  void whatIsNoOddOneOutIsAFault() throws IOException {
    Path archive = folder.resolve("a.npz");
    for (int[] shape : new int[][] {{4, 3, 1}, {3, 5}}) {
      byte[] first =
          shape.length == 3 ? TestFiles.npy(3, 4, 1, 1) : TestFiles.npy(new double[12], 3, 4);
      byte[] other = TestFiles.npy(new double[shape[0] * shape[1]], shape);
      TestFiles.store(archive, Map.of("a.npy", first, "b.npy", other));
      BadInputException e = failure("x,y,t", archive);
      assertTrue(e.getMessage().contains("all arrays must share one grid"), e.getMessage());
      assertEquals(Optional.of(new Remedy("arrays", "", "chooses")), e.remedy());
      assertEquals(1, open(Map.of("arrays", "b"), archive).sources().size());
    }
  }

  /** A surface beside must not take the place of epochs that lie in another order. */
  @Test
  void axesThatFitASurfaceOnlyTellThatDimsAreWrong() throws IOException {
    Path archive = folder.resolve("a.npz");
    TestFiles.store(
        archive,
        Map.of(
            "map.npy", TestFiles.npy(new double[12], 3, 4),
            "stack.npy", TestFiles.npy(new double[60], 5, 4, 3),
            "xbin_centers.npy", TestFiles.npy(new double[] {1, 2, 3}, 3),
            "ybin_centers.npy", TestFiles.npy(new double[] {1, 2, 3, 4}, 4)));
    assertEquals(
        Optional.of(new Remedy("dims", "t,y,x", "fits")), failure("x,y,t", archive).remedy());
  }

  @Test
  void onlyTheArraysAskedFor() throws IOException {
    Inputs inputs = open(Map.of("arrays", "epoch_0001"), LEFT_OUT);
    assertEquals(1, inputs.sources().size());
    assertEquals(List.of(), inputs.leftOut());
    assertTrue(inputs.sources().get(0).label().endsWith("array 'epoch_0001'"));
    assertEquals(2, open(Map.of("arrays", "covar"), LEFT_OUT).grid().nx());
    assertEquals(3, open(Map.of("arrays", "epoch_0001,epoch_0000"), LEFT_OUT).grid().nx());
    assertEquals(4, open(Map.of("arrays", "epoch_0001"), NPY.resolve("bad_grids.npz")).grid().nx());
  }

  @Test
  void aFileThatIsOneArrayHasNoNameToAskFor() {
    Path npy = NPY.resolve("dims_xyt.npy");
    assertEquals(2, open(Map.of("arrays", "epoch"), npy, NAMED_AXES).sources().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          meta                | array 'meta' holds Python objects (dtype |O), which are pickled and never read
          speed               | array 'speed' holds an array of shape (7,) of <f8; a 2-D or 3-D array was expected
          four                | array 'four' holds an array of shape (1, 2, 1, 2) of <f8; a 2-D or 3-D
          epoch_0000,spectrum | array 'spectrum' has elements of dtype <c16, but only these are read
          epoch_0000,covar    | array 'covar' has shape (2, 2), so with dims x,y,t a grid of 2 columns and 2 rows, but
          """)
  void whatIsAskedForHasToBeSurfaces(String arrays, String sentence) {
    String message = failure(Map.of("arrays", arrays), LEFT_OUT).getMessage();
    assertTrue(message.contains(sentence), message);
  }

  private static void assertWrong(Map<String, String> settings, String sentence, Path... files) {
    BadSettingException e = assertThrows(BadSettingException.class, () -> open(settings, files));
    assertEquals(sentence, e.getMessage());
    assertEquals(settings.keySet().iterator().next(), e.setting());
  }

  @Test
  void whatIsAskedForHasToBeThere() {
    assertWrong(
        Map.of("arrays", "epoch_0002"),
        "arrays names 'epoch_0002', which is in none of the inputs; these are there: 'second',"
            + " 'first', 'single', 'note', 'speed', 'four', 'epoch', 'nameless'.",
        NPY.resolve("stored.npz"),
        NPY.resolve("other_members.npz"));
    assertWrong(
        Map.of("arrays", "a"),
        "arrays names 'a', which is in none of the inputs; these are there: no array at all.",
        NPY.resolve("surface.npy"));
    for (String axis : new String[] {"x-axis", "y-axis"}) {
      assertWrong(
          Map.of(axis, "xs"), axis + " names 'xs', which is in none of the inputs.", NAMED_AXES);
    }
  }

  @Test
  void aFileWithNothingThatIsAskedFor() {
    String message =
        failure(Map.of("arrays", "first"), NPY.resolve("stored.npz"), NAMED_AXES).getMessage();
    assertEquals(
        "file %s holds none of the arrays asked for; it has: 'epoch', 'column_centers', 'row_centers'."
            .formatted(NAMED_AXES),
        message);
  }

  @Test
  void axesUnderOtherNames() {
    assertEquals(Grid.ofIndices(3, 4), open("x,y,t", NAMED_AXES).grid());
    assertEquals(
        GRID, open(Map.of("x-axis", "column_centers", "y-axis", "row_centers"), NAMED_AXES).grid());
    Grid swapped =
        open(
                Map.of("dims", "y,x,t", "x-axis", "row_centers", "y-axis", "column_centers"),
                NAMED_AXES)
            .grid();
    assertArrayEquals(GRID.xs(), swapped.ys());
  }

  @Test
  void axesInFilesOfTheirOwn() {
    String x = NPY.resolve("axis_x.npy").toString();
    String y = NPY.resolve("axis_y.npy").toString();
    Map<String, String> both = Map.of("x-axis", x, "y-axis", y);
    assertEquals(GRID, open(both, NPY.resolve("dims_xyt.npy")).grid());
    assertEquals(GRID, open(both, NAMED_AXES, NPY.resolve("stored.npz")).grid());
    Grid mixed = open(Map.of("x-axis", x, "y-axis", "row_centers"), NAMED_AXES).grid();
    assertEquals(GRID, mixed);
    assertEquals(
        Optional.of(new Remedy("dims", "x,y,t", "fits")),
        failure(Map.of("dims", "t,y,x", "x-axis", x, "y-axis", y), NAMED_AXES).remedy());
  }

  /** They take the place of those in the archive. */
  @Test
  void axesThatAreGivenWin() throws IOException {
    Path x = Files.write(folder.resolve("x.npy"), TestFiles.npy(new double[] {7, 8, 9}, 3));
    Grid grid = open(Map.of("x-axis", x.toString()), NPY.resolve("stored.npz")).grid();
    assertArrayEquals(new double[] {7, 8, 9}, grid.xs());
    assertArrayEquals(GRID.ys(), grid.ys());
  }

  @ParameterizedTest
  @ValueSource(strings = {"none.npy", "surface.npy", "bad_text.npy", "bad_complex.npy"})
  void aFileThatIsNoAxis(String name) {
    String message =
        failure(Map.of("y-axis", NPY.resolve(name).toString()), NAMED_AXES).getMessage();
    assertTrue(message.startsWith("file " + NPY.resolve(name)), message);
  }

  @Test
  void anAxisOfAnotherLength() throws IOException {
    Path x = Files.write(folder.resolve("x.npy"), TestFiles.npy(new double[] {7, 8}, 2));
    BadInputException e = failure(Map.of("x-axis", x.toString()), NPY.resolve("dims_xyt.npy"));
    assertTrue(e.getMessage().endsWith(", but file " + x + " has 2 values."), e.getMessage());
    assertEquals(Optional.empty(), e.remedy());
  }
}

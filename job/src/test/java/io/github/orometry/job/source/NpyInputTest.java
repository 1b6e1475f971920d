package io.github.orometry.job.source;

import static io.github.orometry.job.source.TestArrays.NPY;
import static io.github.orometry.job.source.TestArrays.NT;
import static io.github.orometry.job.source.TestArrays.NX;
import static io.github.orometry.job.source.TestArrays.NY;
import static io.github.orometry.job.source.TestArrays.open;
import static io.github.orometry.job.source.TestArrays.surface;
import static io.github.orometry.job.source.TestArrays.surfaces;
import static io.github.orometry.job.source.TestArrays.value;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that NumPy wrote, read as they should be. */
class NpyInputTest {

  private static List<Path> files(String start) throws IOException {
    try (Stream<Path> all = Files.list(NPY)) {
      return all.filter(f -> f.getFileName().toString().startsWith(start)).sorted().toList();
    }
  }

  static List<Path> typed() throws IOException {
    return files("type_");
  }

  static List<Path> permuted() throws IOException {
    return files("dims_");
  }

  @Test
  void everyTypeAndPermutationIsThere() throws IOException {
    assertEquals(9 * 4 + 3 * 2, typed().size());
    assertEquals(6, permuted().size());
  }

  private static void assertEpoch(Map<Long, double[]> surfaces, int epoch, String type) {
    for (int t = 0; t < NT; t++) {
      assertArrayEquals(surface(type, t), surfaces.get(SurfaceKey.of(epoch, t)), "time bin " + t);
    }
  }

  @ParameterizedTest
  @MethodSource("typed")
  void everyTypeInEveryOrder(Path file) throws IOException {
    Inputs inputs = open("x,y,t", file);
    Map<Long, double[]> surfaces = surfaces(inputs);
    assertEpoch(surfaces, 0, file.getFileName().toString().substring(5, 7));
    assertEquals(NT, surfaces.size());
    assertEquals(NT, inputs.surfaces());
    assertEquals(Grid.ofIndices(NX, NY), inputs.grid());
  }

  @ParameterizedTest
  @MethodSource("permuted")
  void everyPermutationOfDims(Path file) throws IOException {
    String letters = file.getFileName().toString().substring(5, 8);
    Inputs inputs = open(String.join(",", letters.split("")), file);
    assertEquals(Grid.ofIndices(NX, NY), inputs.grid());
    assertEpoch(surfaces(inputs), 0, "f8");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyVersion(int version) throws IOException {
    assertEpoch(surfaces(open("x,y,t", NPY.resolve("version_" + version + ".npy"))), 0, "f8");
  }

  @Test
  void aViewWithNegativeStrides() throws IOException {
    Map<Long, double[]> surfaces = surfaces(open("x,y,t", NPY.resolve("reversed.npy")));
    for (int t = 0; t < NT; t++) {
      double[] z = surfaces.get(SurfaceKey.of(0, t));
      for (int i = 0; i < z.length; i++) {
        assertEquals(value("f8", NX - 1 - i % NX, i / NX, NT - 1 - t), z[i]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"surface.npy", "surface_fortran.npy", "one_bin.npy"})
  void oneSurface(String name) throws IOException {
    Inputs inputs = open("x,y,t", NPY.resolve(name));
    Map<Long, double[]> surfaces = surfaces(inputs);
    assertEquals(List.of(SurfaceKey.of(0, 0)), List.copyOf(surfaces.keySet()));
    assertArrayEquals(surface("f8", 0), surfaces.get(0L));
  }

  @Test
  void timeIsLeftOutOfTheDimsOfASurface() throws IOException {
    Inputs inputs = open("y,t,x", NPY.resolve("surface.npy"));
    assertEquals(Grid.ofIndices(NY, NX), inputs.grid());
    double[] z = surfaces(inputs).get(0L);
    for (int i = 0; i < z.length; i++) {
      assertEquals(value("f8", i / NY, i % NY, 0), z[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stored.npz", "deflated.npz"})
  void anArchive(String name) throws IOException {
    Inputs inputs = open("x,y,t", NPY.resolve(name));
    assertEquals(
        new Grid(new double[] {0.5, 1.5, 3.5}, new double[] {-2, -1, 0, 1}), inputs.grid());
    Map<Long, double[]> surfaces = surfaces(inputs);
    assertEquals(2 * NT + 1, surfaces.size());
    for (int t = 0; t < NT; t++) {
      double[] higher = Arrays.stream(surface("f8", t)).map(z -> z + 1000).toArray();
      assertArrayEquals(higher, surfaces.get(SurfaceKey.of(0, t)));
    }
    assertEpoch(surfaces, 1, "f8");
    assertArrayEquals(surface("f8", 2), surfaces.get(SurfaceKey.of(2, 0)));
    assertTrue(inputs.ordered());
    String path = NPY.resolve(name).toString();
    assertEquals(
        List.of(new InputFile(path, "npz", 3, HeldFiles.of(NPY.resolve(name)))), inputs.files());
    assertEquals(Files.size(NPY.resolve(name)), inputs.files().get(0).bytes());
    assertEquals(
        "file " + path + ", array 'second', time bin 4", inputs.sources().get(0).describe(4));
  }

  @Test
  void membersThatAreNoArrays() throws IOException {
    Inputs inputs = open("x,y,t", NPY.resolve("other_members.npz"));
    assertEquals(2, inputs.sources().size());
    assertEpoch(surfaces(inputs), 0, "f8");
    assertEpoch(surfaces(inputs), 1, "i2");
  }

  @Test
  void anArchiveInZip64() throws IOException {
    Map<Long, double[]> surfaces = surfaces(open("x,y,t", NPY.resolve("zip64.npz")));
    assertEpoch(surfaces, 0, "f8");
    assertEpoch(surfaces, 1, "i2");
  }

  @Test
  void epochsCountOnFromFileToFile() throws IOException {
    Path[] files = {
      NPY.resolve("type_u2_big_c.npy"), NPY.resolve("stored.npz"), NPY.resolve("dims_xyt.npy")
    };
    Inputs inputs = open("x,y,t", files);
    Map<Long, double[]> surfaces = surfaces(inputs);
    assertEpoch(surfaces, 0, "u2");
    assertEpoch(surfaces, 2, "f8");
    assertEpoch(surfaces, 4, "f8");
    assertEquals(0.5, inputs.grid().x(0), "the axes of the one file that has some");
    List<Long> keys = new ArrayList<>(surfaces.keySet());
    assertEquals(keys.stream().sorted().toList(), keys);
    assertEquals(List.of(1, 3, 1), inputs.files().stream().map(InputFile::epochs).toList());
  }

  @Test
  void filesOnAnyStore() throws IOException {
    for (String name : new String[] {"stored.npz", "deflated.npz", "dims_xyt.npy"}) {
      Location file = Location.of("mem://arrays/" + name);
      Stores.of(file).delete(file);
      try (OutputStream out = Stores.of(file).create(file)) {
        Files.copy(NPY.resolve(name), out);
      }
      Inputs inputs = InputReader.open(List.of(file), ReadOptions.STANDARD, TestArrays.NO_STAGING);
      Map<Long, double[]> expected = surfaces(open("x,y,t", NPY.resolve(name)));
      Map<Long, double[]> found = surfaces(inputs);
      assertEquals(expected.keySet(), found.keySet());
      expected.forEach((key, z) -> assertArrayEquals(z, found.get(key)));
    }
  }
}

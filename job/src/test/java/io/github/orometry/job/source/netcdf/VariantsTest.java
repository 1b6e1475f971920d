package io.github.orometry.job.source.netcdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.file.memory.MemoryStore;
import io.github.orometry.job.file.memory.MemoryStores;
import io.github.orometry.job.source.InputReader;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.job.source.TestArrays;
import io.github.orometry.job.source.TestSerialization;
import io.github.orometry.job.source.netcdf.Variants.Variant;
import io.github.orometry.setting.BadSettingException;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import io.github.orometry.testing.Npz;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One stack in every layout that users' tools write, and files that are refused. */
class VariantsTest {
  @TempDir private static Path folder;
  private static Variants variants;

  @BeforeAll
  static void unpack() throws IOException {
    variants = Variants.in(folder);
  }

  static List<Variant> good() throws IOException {
    return variants.good();
  }

  static List<Variant> bad() throws IOException {
    return variants.bad();
  }

  @ParameterizedTest
  @MethodSource
  void good(Variant variant) throws IOException, ClassNotFoundException {
    Inputs inputs = TestArrays.open(variant.settings(), variants.file(variant.file()));
    Npz.NpyArray values = variants.values(variant.cells());
    boolean axes = variant.axes().equals("yes");
    assertArrayEquals(axes ? Variants.X : new double[] {0, 1, 2, 3, 4}, inputs.grid().xs());
    assertArrayEquals(axes ? Variants.Y : new double[] {0, 1, 2, 3}, inputs.grid().ys());
    assertEquals(1, inputs.sources().size());
    assertEquals(values.shape()[2], inputs.surfaces());
    TestArrays.surfaces(inputs)
        .forEach(
            (key, surface) ->
                assertArrayEquals(
                    Variants.surface(values, variant.cells(), SurfaceKey.timeBinIdx(key)),
                    surface,
                    SurfaceKey.words(key)));
    anyOrder(TestSerialization.copy(inputs.sources().get(0)), values, variant.cells());
  }

  /** A few at a time, the last first. */
  private static void anyOrder(SurfaceSource source, Npz.NpyArray values, String cells)
      throws IOException {
    SurfaceBatch batch = new SurfaceBatch(Variants.X.length * Variants.Y.length);
    try (SurfaceReader reader = source.open()) {
      for (int from = source.size() - 2; from >= 0; from -= 3) {
        reader.read(from, from + 2, batch);
        for (int k = 0; k < 2; k++) {
          double[] found =
              java.util.Arrays.copyOfRange(
                  batch.values(), k * batch.cells(), (k + 1) * batch.cells());
          assertArrayEquals(Variants.surface(values, cells, from + k), found);
          assertEquals(from + k, batch.timeBinIdx(k));
        }
      }
    }
  }

  /** As from a store where each read is a request that should bring much; and where it is not. */
  @ParameterizedTest
  @ValueSource(ints = {1 << 10, 1 << 23})
  void fromAStore(int goodRead) throws IOException {
    String name = UUID.randomUUID().toString();
    String drive = "mem://" + name;
    MemoryStores.drive(name).goodRead(goodRead);
    for (Variant variant : variants.good()) {
      Location file = Location.of(drive + "/" + variant.file());
      copy(variant.file(), file);
      Inputs inputs =
          InputReader.open(
              List.of(file), TestArrays.options(variant.settings()), TestArrays.NO_STAGING);
      assertEquals(
          Stores.of(file).info(file).orElseThrow().version(), inputs.files().get(0).version());
      Npz.NpyArray values = variants.values(variant.cells());
      TestArrays.surfaces(inputs)
          .forEach(
              (key, surface) ->
                  assertArrayEquals(
                      Variants.surface(values, variant.cells(), SurfaceKey.timeBinIdx(key)),
                      surface,
                      variant + " " + SurfaceKey.words(key)));
    }
  }

  private static void copy(String name, Location to) throws IOException {
    Stores.of(to).delete(to);
    try (OutputStream out = Stores.of(to).create(to)) {
      Files.copy(variants.file(name), out);
    }
  }

  /** 1400 chunks one after another, and their structures. */
  @Test
  void smallChunksOfAStoreAreReadTogether() throws IOException {
    String drive = UUID.randomUUID().toString();
    MemoryStore store = MemoryStores.drive(drive);
    Location file = Location.of("mem://" + drive + "/chunks.h5");
    copy("h5py_many_chunks_latest_0.h5", file);
    store.goodRead(1 << 23);
    Inputs inputs =
        InputReader.open(List.of(file), TestArrays.options(Map.of()), TestArrays.NO_STAGING);
    TestArrays.surfaces(inputs);
    assertTrue(store.reads() < 200, store.reads() + " reads");
  }

  @ParameterizedTest
  @MethodSource
  void bad(Variant variant) {
    Path file = variants.file(variant.file());
    Map<String, String> settings = variant.settings();
    if (settings.isEmpty() || (settings.containsKey("var") && file.toString().endsWith(".h5"))) {
      BadInputException e = TestArrays.failure(settings, file);
      assertTrue(e.getMessage().contains(variant.cells()), e.getMessage());
      assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
      assertTrue(e.getMessage().matches("[^\n]*[.]"), e.getMessage());
    } else {
      BadSettingException e =
          assertThrows(BadSettingException.class, () -> TestArrays.open(settings, file));
      assertTrue(e.getMessage().contains(variant.cells()), e.getMessage());
    }
  }
}

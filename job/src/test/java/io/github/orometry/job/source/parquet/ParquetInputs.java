package io.github.orometry.job.source.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Opens and reads what the tests of Parquet inputs have written. */
final class ParquetInputs {
  static final int NX = 3;
  static final int NY = 2;
  static final int CELLS = NX * NY;
  static final SurfaceParquet LIST = new SurfaceParquet(SurfaceParquet.Kind.LIST, NX, NY);

  private ParquetInputs() {}

  static List<Long> keys(int epochs, int timeBins) {
    List<Long> keys = new ArrayList<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int t = 0; t < timeBins; t++) {
        keys.add(SurfaceKey.of(epoch, t));
      }
    }
    return keys;
  }

  static Inputs open(Path... inputs) throws IOException {
    return new ParquetFormat()
        .open(Stream.of(inputs).map(path -> Location.of(path.toString())).toList());
  }

  /** All surfaces by key, in the order of the sources; a key that comes twice fails. */
  static Map<Long, double[]> surfaces(Inputs inputs) throws IOException {
    Map<Long, double[]> surfaces = new LinkedHashMap<>();
    for (SurfaceSource source : inputs.sources()) {
      SurfaceBatch batch = new SurfaceBatch(inputs.grid().cells());
      try (SurfaceReader reader = source.open()) {
        reader.read(0, source.size(), batch);
      }
      long[] keys = source.keys();
      for (int k = 0; k < batch.size(); k++) {
        long key = SurfaceKey.of(batch.epochIdx(k), batch.timeBinIdx(k));
        assertEquals(keys[k], key);
        int at = k * batch.cells();
        double[] before =
            surfaces.put(key, Arrays.copyOfRange(batch.values(), at, at + batch.cells()));
        assertEquals(null, before, SurfaceKey.words(key) + " comes twice");
      }
    }
    return surfaces;
  }

  static BadInputException failure(Path... inputs) {
    return assertThrows(BadInputException.class, () -> surfaces(open(inputs)));
  }

  static void assertSurfaces(Inputs inputs, SurfaceParquet written, List<Long> expected)
      throws IOException {
    Map<Long, double[]> surfaces = surfaces(inputs);
    assertEquals(expected, List.copyOf(surfaces.keySet()));
    surfaces.forEach((key, z) -> assertArrayEquals(written.surface(key), z));
    assertEquals(expected.size(), inputs.surfaces());
    assertEquals(Grid.ofIndices(NX, NY), inputs.grid());
  }

  static SurfaceParquet without(String... columns) {
    List<String> numbers = new ArrayList<>(List.of("time_bin_idx", "nx", "epoch_idx", "ny"));
    numbers.removeAll(List.of(columns));
    return new SurfaceParquet(SurfaceParquet.Kind.LIST, NX, NY, numbers);
  }

  static void assertSentence(BadInputException e, String part) {
    assertTrue(e.getMessage().contains(part), e.getMessage());
    assertTrue(e.getMessage().endsWith("."), e.getMessage());
  }
}

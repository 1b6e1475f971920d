package io.github.orometry.job.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.slab.SlabBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the files of test-data/npy hold, told without reading them, and how tests read inputs. */
final class TestArrays {
  static final Path NPY = Path.of("..", "test-data", "npy");
  static final int NX = 3;
  static final int NY = 4;
  static final int NT = 5;

  /** Fails where a folder is asked for. */
  static final Supplier<Path> NO_STAGING =
      () -> {
        throw new AssertionError("nothing should be staged");
      };

  private TestArrays() {}

  /** The value of element (x, y, t) of an array of some type; see scripts/generate-test-data. */
  static double value(String type, int x, int y, int t) {
    int n = 20 * x + 5 * y + t;
    return switch (type) {
      case "f4", "f8" -> -7.25 + 0.5 * n;
      case "i1" -> n - 30;
      case "i2" -> 500 * n - 15_000;
      case "i4" -> 3e7 * n - 9e8;
      case "i8" -> 1e14 * n - 3e15;
      case "u1" -> 4 * n;
      case "u2" -> 1_100 * n;
      case "u4" -> 7e7 * n;
      case "b1" -> n % 3 == 0 ? 1 : 0;
      default -> throw new IllegalArgumentException(type);
    };
  }

  /** The surface of some type at time bin t. */
  static double[] surface(String type, int t) {
    double[] z = new double[NX * NY];
    for (int iy = 0; iy < NY; iy++) {
      for (int ix = 0; ix < NX; ix++) {
        z[iy * NX + ix] = value(type, ix, iy, t);
      }
    }
    return z;
  }

  /** Opens inputs whose arrays must be readable where they lie, or held. */
  static Inputs open(String dims, Path... files) {
    return InputReader.open(List.of(files), Dims.parse(dims), NO_STAGING);
  }

  /** All slabs by key, in the order of the sources; a key that comes twice fails. */
  static Map<Long, double[]> slabs(Inputs inputs) throws IOException {
    Map<Long, double[]> slabs = new LinkedHashMap<>();
    for (SlabSource source : inputs.sources()) {
      SlabBatch batch = new SlabBatch(inputs.grid().cells());
      source.read(0, source.size(), batch);
      assertEquals(source.size(), batch.size());
      for (int k = 0; k < batch.size(); k++) {
        long key = SlabKey.of(batch.epochIdx(k), batch.timeBinIdx(k));
        int at = k * batch.cells();
        double[] before =
            slabs.put(key, Arrays.copyOfRange(batch.values(), at, at + batch.cells()));
        assertEquals(null, before, SlabKey.words(key) + " comes twice");
      }
    }
    return slabs;
  }

  /** The sentence with which reading all of the inputs fails. */
  static JobException failure(String dims, Path... files) {
    return assertThrows(JobException.class, () -> slabs(open(dims, files)));
  }
}

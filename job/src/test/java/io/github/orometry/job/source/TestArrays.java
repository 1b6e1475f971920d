package io.github.orometry.job.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.setting.Settings;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the files of test-data/npy hold, told without reading them, and how tests read inputs. */
public final class TestArrays {
  public static final Path NPY = Path.of("..", "test-data", "npy");
  public static final int NX = 3;
  public static final int NY = 4;
  public static final int NT = 5;

  /** Fails where a folder is asked for. */
  public static final Staging NO_STAGING =
      new Staging(
          () -> {
            throw new AssertionError("nothing should be staged");
          });

  private TestArrays() {}

  /** The value of element (x, y, t) of an array of some type; see scripts/generate-test-data. */
  public static double value(String type, int x, int y, int t) {
    int n = 20 * x + 5 * y + t;
    return switch (type) {
      case "f2", "f4", "f8" -> -7.25 + 0.5 * n;
      case "i1" -> n - 30;
      case "i2" -> 500 * n - 15_000;
      case "i4" -> 3e7 * n - 9e8;
      case "i8" -> 1e14 * n - 3e15;
      case "u1" -> 4 * n;
      case "u2" -> 1_100 * n;
      case "u4" -> 7e7 * n;
      case "u8" -> 0x1p62 + 0x1p57 * n;
      case "b1" -> n % 3 == 0 ? 1 : 0;
      default -> throw new IllegalArgumentException(type);
    };
  }

  /** The surface of some type at time bin t. */
  public static double[] surface(String type, int t) {
    double[] z = new double[NX * NY];
    for (int iy = 0; iy < NY; iy++) {
      for (int ix = 0; ix < NX; ix++) {
        z[iy * NX + ix] = value(type, ix, iy, t);
      }
    }
    return z;
  }

  /** A location for each file. */
  public static List<Location> locations(Path... files) {
    return Arrays.stream(files).map(file -> Location.of(file.toString())).toList();
  }

  /** Options from the settings' texts. */
  public static ReadOptions options(Map<String, String> settings) {
    return ReadOptions.of(Settings.parse(InputSettings.READING, settings));
  }

  /** Opens inputs whose arrays must be readable where they lie, or held. */
  public static Inputs open(String dims, Path... files) {
    return open(Map.of("dims", dims), files);
  }

  /** The same with more settings. */
  public static Inputs open(Map<String, String> settings, Path... files) {
    return InputReader.open(locations(files), options(settings), NO_STAGING);
  }

  /**
   * All surfaces by key, in the order of the sources; a key that comes twice fails, and so does a
   * source whose checksum is another than it tells.
   */
  public static Map<Long, double[]> surfaces(Inputs inputs) throws IOException {
    Map<Long, double[]> surfaces = new LinkedHashMap<>();
    for (SurfaceSource source : inputs.sources()) {
      SurfaceBatch batch = new SurfaceBatch(inputs.grid().cells());
      try (SurfaceReader reader = source.open()) {
        reader.read(0, source.size(), batch);
        checkSound(source, reader.checksum());
      }
      assertEquals(source.size(), batch.size());
      for (int k = 0; k < batch.size(); k++) {
        long key = SurfaceKey.of(batch.epochIdx(k), batch.timeBinIdx(k));
        int at = k * batch.cells();
        double[] before =
            surfaces.put(key, Arrays.copyOfRange(batch.values(), at, at + batch.cells()));
        assertEquals(null, before, SurfaceKey.words(key) + " comes twice");
      }
    }
    return surfaces;
  }

  /** As the engine does, which comes later than the sources. */
  private static void checkSound(SurfaceSource source, int checksum) {
    source
        .checksum()
        .ifPresent(
            told -> {
              if (told != checksum) {
                throw new BadInputException(source.label() + " is damaged.");
              }
            });
  }

  /** The sentence with which reading all of the inputs fails. */
  public static BadInputException failure(String dims, Path... files) {
    return failure(Map.of("dims", dims), files);
  }

  /** The same with more settings. */
  public static BadInputException failure(Map<String, String> settings, Path... files) {
    return assertThrows(BadInputException.class, () -> surfaces(open(settings, files)));
  }
}

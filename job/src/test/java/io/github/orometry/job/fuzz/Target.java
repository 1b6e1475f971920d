package io.github.orometry.job.fuzz;

import io.github.orometry.job.cli.ReadSettings;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.result.PublishedResult;
import io.github.orometry.job.source.InputReader;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.job.source.ReadOptions;
import io.github.orometry.job.source.Staging;
import io.github.orometry.setting.BadSettingException;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.testing.FailingCase;
import io.github.orometry.testing.RandomSurfaces.Surface;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What takes bytes from outside. Whatever they are, it reads them, or refuses them by an error of
 * its own kinds; anything else is a fault.
 */
enum Target {
  NPY("in.npy"),
  NPZ("in.npz"),
  TIFF("in.tif"),
  HGT("N44W072.hgt"),
  PARQUET("in.parquet"),
  SETTINGS("settings.json"),
  MANIFEST("manifest.json"),
  SURFACE("");

  /** Surfaces that are read of one source: the first and the last. */
  private static final int ENDS = 2;

  private static final Location DRIVE = Location.of("mem://fuzz");

  private final String file;

  Target(String file) {
    this.file = file;
  }

  /** Its word on a command line, and the folder of what is kept of it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Target of(String word) {
    return Arrays.stream(values()).filter(t -> t.word().equals(word)).findFirst().orElseThrow();
  }

  /** How the names of files end that it reads; empty where it reads none. */
  String ending() {
    return file.isEmpty() ? "" : file.substring(file.lastIndexOf('.'));
  }

  /** Takes some bytes, whatever they are. */
  void take(byte[] bytes) throws Exception {
    if (this == SURFACE) {
      surface(bytes);
      return;
    }
    Location written = write(bytes);
    try {
      switch (this) {
        case SETTINGS -> ReadSettings.of(written);
        case MANIFEST -> PublishedResult.open(written.parent());
        default -> read(written);
      }
    } catch (JobException | BadSettingException refused) {
      checkSentence(refused.getMessage());
    } catch (IOException refused) {
      checkSentence("it cannot be read: " + refused + ".");
    }
  }

  private static void checkSentence(String sentence) {
    if (!sentence.matches("(?s).*[.?]") || sentence.lines().count() != 1) {
      throw new AssertionError("no sentence: " + sentence);
    }
  }

  private Location write(byte[] bytes) throws IOException {
    Location place = DRIVE.child(word()).child(file);
    Store store = Stores.of(place);
    store.makeFolder(place.parent());
    store.delete(place);
    try (OutputStream out = store.create(place)) {
      out.write(bytes);
    }
    return place;
  }

  private static void read(Location place) throws IOException {
    Location folder = place.sibling("staging");
    Stores.of(folder).delete(folder);
    Stores.of(folder).makeFolder(folder);
    Inputs inputs =
        InputReader.open(List.of(place), ReadOptions.STANDARD, new Staging(() -> folder));
    SurfaceBatch batch = new SurfaceBatch(inputs.grid().cells());
    for (SurfaceSource source :
        inputs.sources().subList(0, Math.min(ENDS, inputs.sources().size()))) {
      source.keys();
      try (SurfaceReader reader = source.open()) {
        reader.read(0, 1, batch);
        reader.read(source.size() - 1, source.size(), batch);
      }
    }
  }

  /**
   * The first byte is the connectivity and the width; then a byte a cell, -128 where it is missing.
   */
  private static void surface(byte[] bytes) throws Exception {
    if (bytes.length < 2) {
      return;
    }
    int nx = 1 + (bytes[0] & 7);
    int ny = Math.min(8, (bytes.length - 1) / nx);
    if (ny == 0) {
      return;
    }
    double[] z = new double[nx * ny];
    for (int i = 0; i < z.length; i++) {
      byte cell = bytes[i + 1];
      z[i] = cell == Byte.MIN_VALUE ? Double.NaN : cell / 4.0;
    }
    Connectivity connectivity = Connectivity.values()[(bytes[0] >> 3 & 3) % 3];
    new FailingCase(
            "io.github.orometry.prominence.PeakFinderTest",
            0,
            Map.of("connectivity", connectivity.name()),
            new Surface(z, nx, ny))
        .replay();
  }
}

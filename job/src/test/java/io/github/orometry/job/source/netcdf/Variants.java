package io.github.orometry.job.source.netcdf;

import io.github.orometry.testing.Npz;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files of test-data/netcdf, one stack of surfaces in many layouts, unpacked to a folder. */
public final class Variants {
  static final double[] X = {2.5, 7.5, 12.5, 20, 22.5};
  static final double[] Y = {10, 20, 30, 45};

  private static final Path ARCHIVE = Path.of("..", "test-data", "netcdf", "variants.zip.gz");

  private final Path folder;

  private Variants(Path folder) {
    this.folder = folder;
  }

  /**
   * A file and how it is read.
   *
   * @param settings by name
   * @param cells which values it holds, or the sentence that refuses it
   * @param axes yes or no
   */
  record Variant(String file, Map<String, String> settings, String cells, String axes) {
    @Override
    public String toString() {
      return file + (settings.isEmpty() ? "" : " " + settings);
    }
  }

  /** Unpacks them. */
  public static Variants in(Path folder) throws IOException {
    byte[] stored;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(ARCHIVE))) {
      stored = in.readAllBytes();
    }
    // The names in it are those that scripts/generate-netcdf writes, without folders.
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(stored))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.write(folder.resolve(Path.of(entry.getName()).getFileName()), zip.readAllBytes());
      }
    }
    return new Variants(folder);
  }

  /** One of them. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  List<Variant> good() throws IOException {
    return listed("variants.csv", 100);
  }

  List<Variant> bad() throws IOException {
    return listed("bad.csv", 15);
  }

  private List<Variant> listed(String index, int least) throws IOException {
    List<Variant> listed = new java.util.ArrayList<>();
    try (Stream<String> lines = Files.lines(folder.resolve(index))) {
      lines.map(line -> line.split("\\|", -1)).map(Variants::variant).forEach(listed::add);
    }
    if (listed.size() < least) {
      throw new IOException("%s lists only %s".formatted(index, listed.size()));
    }
    return listed;
  }

  private static Variant variant(String[] fields) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (!fields[1].isEmpty()) {
      String[] words = fields[1].split("=", 2);
      settings.put(words[0], words[1]);
    }
    return new Variant(fields[0], settings, fields[2], fields.length > 3 ? fields[3] : "");
  }

  /** The values (x, y, t) that files with such cells hold. */
  Npz.NpyArray values(String cells) {
    try {
      String name = cells.equals("plain") || cells.equals("bool") ? "truth" : cells;
      return Npz.npy(folder.resolve(name + ".npy"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The surface of them at a time bin, row-major. */
  static double[] surface(Npz.NpyArray values, String cells, int t) {
    int nx = values.shape()[0];
    int ny = values.shape()[1];
    int nt = values.shape()[2];
    double[] z = new double[nx * ny];
    for (int i = 0; i < z.length; i++) {
      double value = values.values()[(i % nx * ny + i / nx) * nt + t];
      z[i] = cells.equals("bool") ? (value % 3 == 0 ? 1 : 0) : value;
    }
    return z;
  }
}

package io.github.orometry.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cases with known answers, found by listing their folders: those in {@code test-data/cases},
 * and where the environment variable {@value #SHARED} names a folder, those in its {@code cases}.
 */
public final class Cases {
  /** The environment variable with the folder of shared cases. */
  public static final String SHARED = "OROMETRY_SHARED";

  private static final int LEAST_BUNDLED = 3;
  private static final int LEAST_SHARED = 7;

  private Cases() {}

  /**
   * One input with its answers.
   *
   * @param settings the case's {@code case.json}
   * @param surfaces heights by epoch and time bin, each row-major (ny, nx)
   */
  public record Case(
      String name, Path folder, JsonNode settings, Grid grid, List<List<double[]>> surfaces) {

    /** The surface of an epoch at a time bin: heights, row-major. */
    public double[] surface(int epoch, int timeBin) {
      return surfaces.get(epoch).get(timeBin);
    }

    /** The rows of {@code peaks_<connectivity>.csv}, each by column name. */
    public List<Map<String, String>> peaks(Connectivity connectivity) throws IOException {
      return csv("peaks_" + connectivity.name().toLowerCase(Locale.ROOT) + ".csv");
    }

    /** The rows of {@code slices.csv}, each by column name. */
    public List<Map<String, String>> slices() throws IOException {
      return csv("slices.csv");
    }

    /** The rows of a CSV file of the case, each by column name; an empty field is "". */
    public List<Map<String, String>> csv(String file) throws IOException {
      List<String> lines = Files.readAllLines(folder.resolve(file));
      String[] columns = lines.get(0).split(",", -1);
      List<Map<String, String>> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] fields = line.split(",", -1);
        if (fields.length != columns.length) {
          throw new IOException(folder.resolve(file) + ": " + line);
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
          row.put(columns[i], fields[i]);
        }
        rows.add(row);
      }
      return rows;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** The cases in the repository. */
  public static List<Case> bundled() throws IOException {
    return in(Path.of("..", "test-data", "cases"), LEAST_BUNDLED);
  }

  /** The shared cases; empty where the environment names none. */
  public static Optional<List<Case>> shared() throws IOException {
    String folder = System.getenv(SHARED);
    return folder == null || folder.isEmpty()
        ? Optional.empty()
        : Optional.of(in(Path.of(folder, "cases"), LEAST_SHARED));
  }

  private static List<Case> in(Path parent, int least) throws IOException {
    List<Path> folders;
    try (Stream<Path> found = Files.list(parent)) {
      folders = found.filter(f -> Files.exists(f.resolve("case.json"))).sorted().toList();
    }
    if (folders.size() < least) {
      throw new IOException(parent + " has " + folders.size() + " cases, expected " + least);
    }
    List<Case> cases = new ArrayList<>();
    for (Path folder : folders) {
      cases.add(read(folder));
    }
    return cases;
  }

  private static Case read(Path folder) throws IOException {
    Map<String, Npz.NpyArray> arrays = Npz.read(folder.resolve("input.npz"));
    Grid grid = new Grid(arrays.get("xbin_centers").values(), arrays.get("ybin_centers").values());
    List<List<double[]>> surfaces = new ArrayList<>();
    arrays.forEach(
        (name, array) -> {
          if (name.startsWith("epoch_")) {
            surfaces.add(surfaces(array, grid));
          }
        });
    JsonNode settings = new ObjectMapper().readTree(folder.resolve("case.json").toFile());
    return new Case(folder.getFileName().toString(), folder, settings, grid, surfaces);
  }

  /** Turns an array (n_x, n_y, n_t) into one surface (ny, nx) a time bin. */
  private static List<double[]> surfaces(Npz.NpyArray array, Grid grid) {
    int bins = array.shape()[2];
    List<double[]> surfaces = new ArrayList<>();
    for (int t = 0; t < bins; t++) {
      double[] surface = new double[grid.cells()];
      for (int iy = 0; iy < grid.ny(); iy++) {
        for (int ix = 0; ix < grid.nx(); ix++) {
          surface[iy * grid.nx() + ix] = array.at(ix, iy, t);
        }
      }
      surfaces.add(surface);
    }
    return surfaces;
  }
}

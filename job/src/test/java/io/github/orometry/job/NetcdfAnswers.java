package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.orometry.job.engine.JobInput;
import io.github.orometry.job.result.TableFiles;
import io.github.orometry.job.source.InputSettings;
import io.github.orometry.setting.Settings;
import io.github.orometry.table.Table;
import io.github.orometry.testing.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files that users' tools wrote, with the peaks that the oracle finds in them, where the
 * environment names their folder.
 *
 * @param file the input
 * @param settings of reading, by name
 * @param answers the peaks
 */
record NetcdfAnswers(Path file, Map<String, String> settings, Path answers) {
  private static final double TOLERANCE = 1e-9;

  /** All of them; empty where there is no such folder. */
  static List<NetcdfAnswers> shared() {
    return Optional.ofNullable(System.getenv(Cases.SHARED))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> in(Path.of(folder, "netcdf")))
        .orElse(List.of());
  }

  private static List<NetcdfAnswers> in(Path folder) {
    return List.of(
        of(folder, "xy.nc", "xy", Map.of()),
        of(folder, "packed.nc", "packed", Map.of()),
        of(folder, "matlab.h5", "matlab", Map.of()),
        of(folder, "matlab.h5", "matlab", Map.of("var", "/decoded/p_x_given_n")),
        of(folder, "state_bins.nc", "state_bins_sum", Map.of()),
        of(
            folder,
            "state_bins.nc",
            "state_bins_sum",
            Map.of("var", "acausal_posterior", "states", "Continuous,Fragmented")),
        of(folder, "state_bins.nc", "state_bins_continuous", Map.of("states", "Continuous")));
  }

  private static NetcdfAnswers of(
      Path folder, String file, String answers, Map<String, String> settings) {
    return new NetcdfAnswers(
        folder.resolve(file), settings, folder.resolve(answers + "_peaks.csv"));
  }

  /** The file and its settings, for a job. */
  JobInput input() {
    return new JobInput(
        JobInput.of(file.toString()).files(), Settings.parse(InputSettings.READING, settings));
  }

  /** Runs the command on the file. */
  Path run(Path out, String executor, String... more) {
    Program program =
        Program.run(
            "run",
            file,
            settings.entrySet().stream().map(e -> "--" + e.getKey() + "=" + e.getValue()).toList(),
            List.of("--min-prominence", "1e-6", "--executor", executor, "--out", out),
            List.of(more));
    assertEquals(0, program.exitCode(), program.err());
    return out;
  }

  /** Compares the peaks of a result. */
  void check(Path result) throws IOException {
    List<Map<String, String>> expected = rows();
    List<Map<String, Object>> found = TableFiles.named(result, Table.PEAKS);
    assertEquals(expected.size(), found.size(), toString());
    for (int i = 0; i < found.size(); i++) {
      check(expected.get(i), found.get(i));
    }
  }

  private void check(Map<String, String> answer, Map<String, Object> row) {
    String where = this + " " + answer + " " + row;
    for (String name :
        List.of("epoch_idx", "time_bin_idx", "summit_idx", "iy", "ix", "parent_idx")) {
      assertEquals(answer.get(name), row.get(name).toString(), where);
    }
    for (String name : List.of("x", "y", "height")) {
      assertEquals(Double.valueOf(answer.get(name)), row.get(name), where);
    }
    boolean top = answer.get("key_col").equals("-inf");
    assertEquals(top ? null : Double.valueOf(answer.get("key_col")), row.get("key_col"), where);
    double prominence = Double.parseDouble(answer.get("prominence"));
    double tolerance = TOLERANCE * Math.abs(prominence);
    assertEquals(prominence, (double) row.get("prominence"), tolerance, where);
    assertEquals(answer.get("edge_limited").equals("1"), row.get("edge_limited"), where);
  }

  private List<Map<String, String>> rows() throws IOException {
    List<String> lines = Files.readAllLines(answers);
    String[] names = lines.get(0).split(",");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",");
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], fields[i]);
      }
      rows.add(row);
    }
    return rows;
  }
}

package io.github.orometry.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link KernelBenchmark} and {@link MaskBenchmark} and writes what it measured: a line a
 * case, and with {@code --json FILE} a list of {case, ny, nx, ns_per_cell, surfaces_per_second,
 * alloc_bytes_per_surface}. Of the first they are of finding the peaks; {regions_ns_per_cell,
 * regions_alloc_bytes_per_surface, regions_over_peaks} tell of measuring the regions besides, and
 * {sort_ns_per_cell, peaks_over_sort} compare with sorting the same values. {@code --connectivity
 * NAME} and {@code --cases A,B} change what is run; the case {@code masks} stands for those of the
 * second, which are called such as {@code posterior dominant 0.5}.
 */
final class KernelReport {
  private static final String MASKS = "masks";

  private KernelReport() {}

  static void main(String[] args) throws RunnerException, IOException {
    Map<String, String> options = options(args);
    String connectivity = options.getOrDefault("--connectivity", "contour");
    List<String> cases = List.of(options.getOrDefault("--cases", "all").split(","));
    List<Map<String, Object>> rows = new ArrayList<>();
    if (!cases.equals(List.of(MASKS))) {
      OptionsBuilder jmh = of(KernelBenchmark.class);
      jmh.param("connectivity", connectivity.toUpperCase(Locale.ROOT));
      if (!cases.contains("all")) {
        jmh.param("surfaces", cases.stream().filter(c -> !c.equals(MASKS)).toArray(String[]::new));
      }
      run(jmh, rows);
    }
    if (cases.contains("all") || cases.contains(MASKS)) {
      run(of(MaskBenchmark.class), rows);
    }
    rows.forEach(System.out::println);
    if (options.containsKey("--json")) {
      ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      Files.writeString(Path.of(options.get("--json")), json.writeValueAsString(rows) + "\n");
    }
  }

  private static OptionsBuilder of(Class<?> benchmark) {
    OptionsBuilder jmh = new OptionsBuilder();
    jmh.include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
        .addProfiler(GCProfiler.class);
    return jmh;
  }

  private static void run(OptionsBuilder jmh, List<Map<String, Object>> rows)
      throws RunnerException {
    Map<String, Map<String, RunResult>> byCase = new LinkedHashMap<>();
    for (RunResult result : new Runner(jmh.build()).run()) {
      String surfaces = result.getParams().getParam("surfaces");
      String alpha = result.getParams().getParam("alpha");
      String label = result.getPrimaryResult().getLabel();
      byCase
          .computeIfAbsent(
              alpha == null ? surfaces : surfaces + " " + label + " " + alpha,
              name -> new LinkedHashMap<>())
          .put(label, result);
    }
    byCase.forEach((name, results) -> rows.add(row(name, results)));
  }

  /** The row of a case: of the benchmark that finds the peaks, or of the only one. */
  private static Map<String, Object> row(String name, Map<String, RunResult> results) {
    RunResult result = results.getOrDefault("peaks", results.values().iterator().next());
    int[] shape = BenchmarkSurfaces.shape(result.getParams().getParam("surfaces"));
    double cells = (double) shape[0] * shape[1];
    double nanos = nanos(result);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("case", name);
    row.put("ny", shape[0]);
    row.put("nx", shape[1]);
    row.put("ns_per_cell", nanos / cells);
    row.put("surfaces_per_second", 1e9 / nanos);
    row.put("alloc_bytes_per_surface", allocated(result));
    if (results.containsKey("regions")) {
      double regions = nanos(results.get("regions")) - nanos;
      row.put("regions_ns_per_cell", regions / cells);
      row.put("regions_alloc_bytes_per_surface", allocated(results.get("regions")));
      row.put("regions_over_peaks", regions / nanos);
      row.put("sort_ns_per_cell", nanos(results.get("sort")) / cells);
      row.put("peaks_over_sort", nanos / nanos(results.get("sort")));
    }
    return row;
  }

  private static double nanos(RunResult result) {
    return result.getPrimaryResult().getScore();
  }

  private static double allocated(RunResult result) {
    return result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
  }

  private static Map<String, String> options(String[] args) {
    List<String> known = List.of("--json", "--connectivity", "--cases");
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!known.contains(args[i]) || i + 1 == args.length) {
        throw new IllegalArgumentException(
            Arrays.toString(args) + ": expected pairs of one of " + known + " and a value");
      }
      options.put(args[i], args[i + 1]);
    }
    return options;
  }
}

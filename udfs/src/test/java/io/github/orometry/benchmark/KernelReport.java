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
 * Runs {@link KernelBenchmark} and writes what it measured: a line a case, and with {@code --json
 * FILE} a list of {case, ny, nx, ns_per_cell, surfaces_per_second, alloc_bytes_per_surface}. {@code
 * --connectivity NAME} and {@code --cases A,B} change what is run.
 */
final class KernelReport {
  private KernelReport() {}

  static void main(String[] args) throws RunnerException, IOException {
    Map<String, String> options = options(args);
    String connectivity = options.getOrDefault("--connectivity", "contour");
    OptionsBuilder jmh = new OptionsBuilder();
    jmh.include("^" + KernelBenchmark.class.getName().replace(".", "\\.") + "\\.surface$")
        .addProfiler(GCProfiler.class)
        .param("connectivity", connectivity.toUpperCase(Locale.ROOT));
    if (options.containsKey("--cases")) {
      jmh.param("surfaces", options.get("--cases").split(","));
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (RunResult result : new Runner(jmh.build()).run()) {
      rows.add(row(result));
    }
    rows.forEach(System.out::println);
    if (options.containsKey("--json")) {
      ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      Files.writeString(Path.of(options.get("--json")), json.writeValueAsString(rows) + "\n");
    }
  }

  private static Map<String, Object> row(RunResult result) {
    String name = result.getParams().getParam("surfaces");
    int[] shape = KernelBenchmark.shape(name);
    double nanos = result.getPrimaryResult().getScore();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("case", name);
    row.put("ny", shape[0]);
    row.put("nx", shape[1]);
    row.put("ns_per_cell", nanos / ((double) shape[0] * shape[1]));
    row.put("surfaces_per_second", 1e9 / nanos);
    row.put(
        "alloc_bytes_per_surface",
        result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
    return row;
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

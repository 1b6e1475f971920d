package io.github.orometry.job.result;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.AnalysisSettings;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.source.InputFile;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.table.EpochMasks;
import io.github.orometry.table.Table;
import io.github.orometry.testing.SampleBlocks;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A result of made-up answers: each table in so many parts, and a manifest. */
final class SampleResult {
  private SampleResult() {}

  /** Writes a result to a folder that is there. */
  static RunTotals write(Path folder, String format, int surfaces, int parts) {
    ResultSpec spec = new ResultSpec(SampleBlocks.ANALYSIS, SampleBlocks.GRID, format);
    Location result = Location.of(folder.toString());
    RunTotals totals = new RunTotals();
    Map<Table, List<DataFile>> files = new EnumMap<>(Table.class);
    List<EpochMasks> epochs = new ArrayList<>();
    for (Table table : Table.values()) {
      files.put(table, new ArrayList<>());
      folder.resolve(table.title()).toFile().mkdir();
    }
    for (int part = 0; part < parts; part++) {
      int from = surfaces * part / parts;
      int to = surfaces * (part + 1) / parts;
      String name = "part-0000%s.%s".formatted(part, format);
      PeakBlock block = SampleBlocks.part(SampleBlocks.ANALYSIS, surfaces, 4, from, to);
      try (PartWriter writer =
          PartWriter.openSurfaces(
              spec, result, table -> result.child(table.title()).child(name), epochs::add)) {
        writer.accept(block);
        add(writer.end(part), files, totals);
      }
    }
    try (PartWriter writer =
        PartWriter.openEpochs(
            spec, result, table -> result.child(table.title()).child("part-00000." + format))) {
      epochs.forEach(writer::accept);
      add(writer.end(parts), files, totals);
    }
    ManifestFile.write(result, manifest(spec, totals, files).content());
    return totals;
  }

  private static void add(PartReport report, Map<Table, List<DataFile>> files, RunTotals totals) {
    report.files().forEach((table, file) -> files.get(table).add(file));
    totals.merge(report.totals());
  }

  /** A manifest. */
  static Manifest manifest(ResultSpec spec, RunTotals totals, Map<Table, List<DataFile>> files) {
    return new Manifest(
        "run-7",
        Instant.parse("2026-11-20T12:00:00Z"),
        Map.of("spark", "4.1"),
        settings(spec.analysis(), spec.format()),
        new Inputs(
            spec.grid(),
            List.of(),
            true,
            List.of(
                new InputFile(
                    "a.npz",
                    "npz",
                    3,
                    List.of(
                        new FileInfo(
                            Location.of("a.npz"), false, 12_345_678_901L, "version-1", 0)))),
            List.of()),
        "threads",
        2,
        Map.of("file", "tuning-1.json", "jobs", 3),
        Map.of("compute", 1.25),
        totals,
        files,
        List.of(new DataFile("counts/raw.npy", 248, 0)));
  }

  private static Map<String, Object> settings(Analysis analysis, String format) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("inputs", List.of("a", "b\"\n"));
    settings.putAll(analysis.settings().plain(AnalysisSettings.ALL));
    settings.put("table-format", format);
    settings.put("verbose", false);
    settings.put("big", Long.MAX_VALUE);
    return settings;
  }
}

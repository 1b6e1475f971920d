package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.orometry.job.result.TableFiles;
import io.github.orometry.job.source.netcdf.Variants;
import io.github.orometry.table.Table;
import io.github.orometry.testing.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** netCDF and HDF5 files through the whole program, in-process. */
class NetcdfRunTest {
  @TempDir private Path folder;

  @Test
  void sharedFilesGiveTheOraclesPeaks() throws IOException {
    List<NetcdfAnswers> shared = NetcdfAnswers.shared();
    Assumptions.assumeTrue(!shared.isEmpty(), Cases.SHARED + " is not set");
    for (int i = 0; i < shared.size(); i++) {
      NetcdfAnswers one = shared.get(i);
      one.check(one.run(folder.resolve("sequential" + i), "sequential", "--table-format", "csv"));
      one.check(
          one.run(
              folder.resolve("threads" + i), "threads", "--jobs", "2", "--slabs-per-task", "5"));
    }
  }

  private Program run(Path file, String out, String... settings) {
    return Program.run(
        "run",
        file,
        List.of(settings),
        List.of("--executor", "sequential", "--table-format", "csv"),
        "--out",
        folder.resolve(out));
  }

  @Test
  void theManifestTellsWhatWasReadAndTurnedRound() throws IOException {
    Path file = Variants.in(folder).file("north_first.nc");
    Program program = run(file, "out");
    assertEquals(0, program.exitCode(), program.err());
    JsonNode input = new Result(folder.resolve("out")).manifest().get("inputs").get(0);
    assertEquals("netcdf", input.get("format").asText());
    assertEquals("/posterior", input.get("variable").asText());
    assertEquals("(valid_time 7, longitude 5, latitude 4)", input.get("dimensions").asText());
    assertEquals("t,x,y", input.get("order").asText());
    assertEquals("[\"y\"]", input.get("reversed").toString());
    assertEquals(
        "{\"x\":\"cm\",\"y\":\"degrees_north\",\"time\":\"s\",\"values\":\"m\"}",
        input.get("units").toString());
    assertEquals("[10.0,20.0,30.0,45.0]", manifestAxis("out", "y"));
  }

  private String manifestAxis(String out, String axis) throws IOException {
    return new Result(folder.resolve(out)).manifest().get("grid").get(axis).toString();
  }

  @Test
  void aTableCutsATimeIntoEpochs() throws IOException {
    Path file = Variants.in(folder).file("xarray_deflated.nc");
    Path table = folder.resolve("epochs.csv");
    Files.writeString(table, "name,start,stop\nrun,0.5,1.5\nsleep,2.9,3.0\n");
    Program program = run(file, "out", "--epochs", table.toString());
    assertEquals(0, program.exitCode(), program.err());
    List<String> keys =
        TableFiles.named(folder.resolve("out"), Table.SLABS).stream()
            .map(row -> row.get("epoch_idx") + "/" + row.get("time_bin_idx"))
            .toList();
    assertEquals(List.of("0/0", "0/1", "0/2", "1/0"), keys);
    run(file, "all");
    List<Map<String, Object>> all = TableFiles.named(folder.resolve("all"), Table.SLABS);
    List<Map<String, Object>> cut = TableFiles.named(folder.resolve("out"), Table.SLABS);
    for (int[] pair : new int[][] {{0, 1}, {1, 2}, {2, 3}, {3, 6}}) {
      assertEquals(all.get(pair[1]).get("max"), cut.get(pair[0]).get("max"));
    }
  }

  /** The manifest has the default of every setting, which must not be taken for an order given. */
  @Test
  void theManifestGivesTheSameRunAgain() throws IOException {
    Variants variants = Variants.in(folder);
    for (String name : List.of("xarray_deflated.nc", "h5py_matlab.mat", "state_bins.nc")) {
      Path first = folder.resolve(name + "-first");
      Program program = run(variants.file(name), first.getFileName().toString());
      assertEquals(0, program.exitCode(), program.err());
      Path again = folder.resolve(name + "-again");
      Program rerun =
          Program.run("run", "--config", first.resolve("manifest.json"), "--out", again);
      assertEquals(0, rerun.exitCode(), rerun.err());
      assertEquals(new Result(first).identity(), new Result(again).identity(), name);
    }
  }

  @Test
  void axesFromAFileAreNotTurnedRound() throws IOException {
    Path file = Variants.in(folder).file("north_first.nc");
    Path axis = folder.resolve("y.npy");
    Files.write(axis, io.github.orometry.job.source.TestFiles.npy(new double[] {1, 2, 3, 4}, 4));
    Program program = run(file, "out", "--y-axis", axis.toString());
    assertEquals(0, program.exitCode(), program.err());
    assertEquals("[1.0,2.0,3.0,4.0]", manifestAxis("out", "y"));
  }

  @Test
  void mistakesAreToldInTheWordsOfTheCommandLine() throws IOException {
    Variants variants = Variants.in(folder);
    Program several = run(variants.file("two_variables.nc"), "out");
    assertEquals(3, several.exitCode(), several.err());
    assertTrue(several.err().contains("--var"), several.err());
    assertTrue(several.err().contains("'/second' (time 7, x_position 5"), several.err());
    Program unknown = run(variants.file("names.nc"), "out");
    assertEquals(3, unknown.exitCode(), unknown.err());
    assertTrue(unknown.err().contains("--dims"), unknown.err());
    Program states = run(variants.file("xarray_f4.nc"), "out", "--states", "a");
    assertEquals(2, states.exitCode(), states.err());
    Program epochs =
        run(variants.file("xarray_f4.nc"), "out", "--epochs", folder.resolve("none.csv") + "");
    assertEquals(3, epochs.exitCode(), epochs.err());
    Program byName =
        run(Path.of("..", "test-data", "npy", "dims_xyt.npy"), "out", "--dims", "x=a,y=b");
    assertEquals(2, byName.exitCode(), byName.err());
    try (Stream<Path> left = Files.list(folder)) {
      assertTrue(left.noneMatch(path -> path.endsWith("out")));
    }
  }
}

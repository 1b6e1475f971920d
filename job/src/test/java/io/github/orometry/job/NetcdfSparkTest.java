package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.job.SharedSpark.Asked;
import io.github.orometry.job.engine.ExecutionSettings;
import io.github.orometry.job.engine.Job;
import io.github.orometry.job.engine.JobExecution;
import io.github.orometry.job.engine.JobListener;
import io.github.orometry.job.engine.JobOutput;
import io.github.orometry.job.engine.spark.OnSession;
import io.github.orometry.job.source.netcdf.Variants;
import io.github.orometry.testing.Cases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** netCDF and HDF5 files on Spark: right, and the same as in-process. */
class NetcdfSparkTest {
  private static SharedSpark spark;

  @TempDir private Path folder;

  @BeforeAll
  static void startSpark() {
    spark = SharedSpark.start("local[2]");
  }

  @AfterAll
  static void stopSpark() {
    spark.close();
  }

  @Test
  void sharedFilesGiveTheOraclesPeaks() throws IOException {
    List<NetcdfAnswers> shared = NetcdfAnswers.shared();
    Assumptions.assumeTrue(!shared.isEmpty(), Cases.SHARED + " is not set");
    Analysis analysis = Analysis.builder().minProminence(1e-6).build();
    JobExecution execution =
        JobExecution.on(new OnSession(spark.session())).with(ExecutionSettings.SLABS_PER_TASK, 5);
    for (int i = 0; i < shared.size(); i++) {
      Path out = folder.resolve("spark" + i);
      Job.of(analysis, shared.get(i).input(), JobOutput.to(out.toString()), execution)
          .run(JobListener.SILENT);
      shared.get(i).check(out);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xarray_odd_chunks.nc",
        "xarray_packed_falling.nc",
        "h5py_matlab.mat",
        "state_bins.nc",
        "ncgen_classic.nc"
      })
  void theSameAsInProcess(String name) throws IOException {
    Path file = Variants.in(folder).file(name);
    Path published = folder.resolve("published");
    Program program =
        Program.run(
            List.of("run", file, "--masks", "0.5,0.9", "--level-masks", "--outlines", "--labels"),
            List.of("--jobs", "2", "--out", published));
    assertEquals(0, program.exitCode(), program.err());
    Path out = folder.resolve("spark");
    SharedSpark.assertSame(
        new Result(published), spark.run(List.of(file), Asked.of("parquet", 2), out), out, name);
  }
}

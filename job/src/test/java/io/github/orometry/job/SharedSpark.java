package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.orometry.job.counts.CountsFiles;
import io.github.orometry.job.executor.Outcome;
import io.github.orometry.job.executor.TaskSizes;
import io.github.orometry.job.executor.Work;
import io.github.orometry.job.executor.spark.SparkExecution;
import io.github.orometry.job.executor.spark.SparkSessions;
import io.github.orometry.job.input.Dims;
import io.github.orometry.job.input.InputReader;
import io.github.orometry.job.input.Inputs;
import io.github.orometry.job.input.SlabSource;
import io.github.orometry.job.report.Progress;
import io.github.orometry.job.slab.MaskSpec;
import io.github.orometry.job.slab.SlabSettings;
import io.github.orometry.job.table.RowContext;
import io.github.orometry.job.table.Table;
import io.github.orometry.job.table.TableFiles;
import io.github.orometry.job.table.TableFormat;
import io.github.orometry.prominence.Thresholds;
import io.github.orometry.surface.Connectivity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.sql.SparkSession;

/** A Spark session for many runs of the executor, which saves starting Spark for each of them. */
final class SharedSpark implements AutoCloseable {
  private final SparkSession session;

  private SharedSpark(SparkSession session) {
    this.session = session;
  }

  static SharedSpark start(String master) {
    return new SharedSpark(SparkSessions.start(master, "tests"));
  }

  /** What a run is asked for, besides its input; level-set masks in any case. */
  record Asked(
      Connectivity connectivity,
      Thresholds thresholds,
      double[] levels,
      double[] masks,
      TableFormat format,
      TaskSizes sizes,
      boolean project) {

    Asked(
        Connectivity connectivity,
        Thresholds thresholds,
        double[] levels,
        double[] masks,
        TableFormat format,
        TaskSizes sizes) {
      this(connectivity, thresholds, levels, masks, format, sizes, false);
    }

    /** The same, each epoch projected first. */
    Asked projected() {
      return new Asked(connectivity, thresholds, levels, masks, format, sizes, true);
    }

    static Asked defaults(TableFormat format, int slabsPerTask) {
      return defaults(format, new TaskSizes(slabsPerTask, 0));
    }

    static Asked defaults(TableFormat format, TaskSizes sizes) {
      Thresholds all = new Thresholds(0, Double.NEGATIVE_INFINITY, Integer.MAX_VALUE, 0);
      double[] levels = {0.5, 0.9};
      return new Asked(Connectivity.CONTOUR, all, levels, levels, format, sizes);
    }
  }

  /** Tells {@code listener} what Spark does from now on. */
  void listen(SparkListener listener) {
    session.sparkContext().addSparkListener(listener);
  }

  /** Runs into a folder to be made, invalid surfaces left out. */
  Outcome run(List<Path> files, Asked asked, Path out) throws IOException {
    return run(files, UnaryOperator.identity(), asked, out);
  }

  /** The same with other sources than the files give. */
  Outcome run(List<Path> files, UnaryOperator<SlabSource> sources, Asked asked, Path out)
      throws IOException {
    Files.createDirectory(out);
    Path scratch = Files.createDirectory(out.resolve("scratch"));
    Inputs opened = InputReader.open(files, Dims.DEFAULT, () -> scratch);
    Inputs inputs =
        new Inputs(
            opened.grid(),
            opened.sources().stream().map(sources).toList(),
            opened.ordered(),
            opened.files());
    RowContext rows =
        RowContext.of(
            inputs.grid(),
            asked.levels(),
            Double.NEGATIVE_INFINITY,
            MaskSpec.of(asked.masks(), asked.levels()));
    SlabSettings settings =
        new SlabSettings(
            inputs.grid(),
            asked.connectivity(),
            asked.thresholds(),
            rows.levels(),
            rows.scoredLevel(),
            rows.masks());
    Work work =
        new Work(
            inputs,
            settings,
            rows,
            asked.format(),
            out,
            () -> scratch,
            false,
            asked.project(),
            asked.sizes());
    try (Progress progress = Progress.start("surfaces", inputs.slabs())) {
      Outcome outcome = new SparkExecution(session, "spark").execute(work, progress);
      CountsFiles.write(out, inputs.grid(), outcome.counts());
      return outcome;
    }
  }

  /**
   * Asserts that a run on Spark gave what the program published: the same rows in the same order,
   * fingerprints and counts.
   */
  static void assertSame(Result published, Outcome outcome, Path out, String what)
      throws IOException {
    assertEquals(published.identity(), new Result(out).identityOfFiles(), what);
    for (Table table : published.tables()) {
      String about = what + ", table " + table.title();
      assertEquals(TableFiles.rows(published.folder(), table), TableFiles.rows(out, table), about);
      String found = outcome.totals().rows(table) + " rows " + outcome.totals().fingerprint(table);
      assertEquals(published.identity().get(table.title()), found, about);
    }
  }

  @Override
  public void close() {
    session.stop();
  }
}

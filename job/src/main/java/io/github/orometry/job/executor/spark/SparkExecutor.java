package io.github.orometry.job.executor.spark;

import io.github.orometry.job.counts.PeakCounts;
import io.github.orometry.job.executor.BadSlabs;
import io.github.orometry.job.executor.Execution;
import io.github.orometry.job.executor.Outcome;
import io.github.orometry.job.executor.SlabTask;
import io.github.orometry.job.executor.TaskPlan;
import io.github.orometry.job.executor.Work;
import io.github.orometry.job.executor.WorkSeconds;
import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.input.Inputs;
import io.github.orometry.job.input.SlabSource;
import io.github.orometry.job.report.Progress;
import io.github.orometry.job.slab.SlabStatus;
import io.github.orometry.job.table.RowContext;
import io.github.orometry.job.table.RunTotals;
import io.github.orometry.job.table.Table;
import io.github.orometry.job.table.TableFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.api.java.function.ReduceFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;

/** Runs the work on Spark; see the package for the way of the data. */
public final class SparkExecutor implements Execution {
  private static final int MOST_SORTED = 200;

  private final SparkSession spark;
  private final String description;

  /**
   * An execution on a session, which it stops when it is closed.
   *
   * @param description such as "spark (local[2])"
   */
  public SparkExecutor(SparkSession spark, String description) {
    this.spark = spark;
    this.description = description;
  }

  @Override
  public String describe() {
    return description;
  }

  @Override
  public Map<String, String> versions() {
    return Map.of("spark", spark.version());
  }

  @Override
  public void close() {
    spark.stop();
  }

  @Override
  public Outcome execute(Work work, Progress progress) {
    LongAccumulator done = spark.sparkContext().longAccumulator("surfaces");
    try (ProgressPolling polling = new ProgressPolling(done, progress)) {
      polling.start();
      return run(work, done);
    } catch (JobException e) {
      throw e;
    } catch (Exception e) {
      throw failure(e);
    }
  }

  private Outcome run(Work work, LongAccumulator done) {
    List<SlabTask> tasks = tasks(work);
    Dataset<ResultRow> results = results(work, tasks, done).persist(StorageLevel.DISK_ONLY());
    RunTotals totals = totals(results, work.rows());
    if (work.failOnBadSlab() && totals.slabs(SlabStatus.REJECTED) > 0) {
      throw firstRejected(work, results);
    }
    Dataset<ResultRow> ordered =
        work.inputs().ordered() && !work.project()
            ? results
            : inOrder(results, tasks.size()).persist(StorageLevel.DISK_ONLY());
    Dataset<Row> epochs = null;
    if (!work.rows().masks().isEmpty()) {
      spark.sparkContext().setJobDescription("unite the masks of epochs");
      epochs = EpochUnions.of(results).persist(StorageLevel.DISK_ONLY());
      totals.merge(epochTotals(epochs, work.rows()));
    }
    for (Table table : work.rows().tables()) {
      spark.sparkContext().setJobDescription("write " + table.title());
      write(
          table.isOfEpochs()
              ? TableDataset.ofEpochs(table, epochs, work.rows(), work.format())
              : TableDataset.of(table, ordered, work.rows(), work.format()),
          table,
          work);
    }
    return new Outcome(totals, counts(ordered, work.rows()), new WorkSeconds(0, 0, 0));
  }

  private List<SlabTask> tasks(Work work) {
    Inputs inputs = work.inputs();
    int workers = spark.sparkContext().defaultParallelism();
    int slabsPerTask = work.sizes().slabsPerTask(inputs.slabs(), inputs.grid().cells(), workers);
    return TaskPlan.tasks(inputs.sources(), slabsPerTask);
  }

  /** Sorted across partitions, of which there are as many as tasks or {@link #MOST_SORTED}. */
  private static Dataset<ResultRow> inOrder(Dataset<ResultRow> results, int tasks) {
    Column[] key = {results.col("epochIdx"), results.col("timeBinIdx")};
    return results.repartitionByRange(Math.min(tasks, MOST_SORTED), key).sortWithinPartitions(key);
  }

  private Dataset<ResultRow> results(Work work, List<SlabTask> tasks, LongAccumulator done) {
    Inputs inputs = work.inputs();
    int cells = inputs.grid().cells();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<List<SlabSource>> sources = context.broadcast(inputs.sources());
    spark.sparkContext().setJobDescription("find the peaks of " + inputs.slabs() + " surfaces");
    Dataset<SlabRow> slabs =
        spark.createDataset(
            context
                .parallelize(tasks, tasks.size())
                .flatMap(new SlabReading(sources, cells, work.sizes())::call)
                .rdd(),
            Encoders.bean(SlabRow.class));
    return (work.project() ? EpochMaximum.of(slabs) : slabs)
        .mapPartitions(new SlabComputing(work.settings(), done), Encoders.bean(ResultRow.class));
  }

  private static RunTotals totals(Dataset<ResultRow> results, RowContext rows) {
    return results
        .mapPartitions(
            (MapPartitionsFunction<ResultRow, RunTotals>) part -> totals(part, rows),
            Encoders.javaSerialization(RunTotals.class))
        .reduce((ReduceFunction<RunTotals>) SparkExecutor::merged);
  }

  private static Iterator<RunTotals> totals(Iterator<ResultRow> part, RowContext rows) {
    RunTotals totals = new RunTotals(rows);
    part.forEachRemaining(row -> totals.add(row.result()));
    return List.of(totals).iterator();
  }

  /** Where every surface was rejected there is no epoch, and no partition to reduce. */
  private static RunTotals epochTotals(Dataset<Row> epochs, RowContext rows) {
    return epochs
        .javaRDD()
        .mapPartitions(
            part -> {
              RunTotals totals = new RunTotals(rows);
              part.forEachRemaining(row -> totals.add(EpochUnions.epoch(row)));
              return List.of(totals).iterator();
            })
        .fold(new RunTotals(rows), SparkExecutor::merged);
  }

  private static RunTotals merged(RunTotals a, RunTotals b) {
    a.merge(b);
    return a;
  }

  private static void write(Dataset<Row> rows, Table table, Work work) {
    DataFrameWriter<Row> writer = rows.write();
    // As Hadoop reads a path: its characters as they are, nothing encoded as in a URI.
    String folder = "file://" + work.tables().resolve(table.title()).toAbsolutePath();
    if (work.format() == TableFormat.CSV) {
      writer
          .option("header", true)
          .option("escape", "\"")
          .option("ignoreLeadingWhiteSpace", false)
          .option("ignoreTrailingWhiteSpace", false)
          .csv(folder);
    } else {
      writer.parquet(folder);
    }
  }

  /** The grouped aggregation: how many rows of filtered_flat_peaks fall into each bin. */
  private PeakCounts counts(Dataset<ResultRow> results, RowContext context) {
    spark.sparkContext().setJobDescription("count peaks by bin");
    PeakCounts counts = new PeakCounts(context.grid().nx(), context.grid().ny());
    List<Row> bins =
        TableDataset.of(Table.FILTERED_FLAT_PEAKS, results, context, TableFormat.PARQUET)
            .groupBy("peak_center_binned_x", "peak_center_binned_y")
            .count()
            .collectAsList();
    for (Row bin : bins) {
      counts.add(bin.getInt(0) - 1, bin.getInt(1) - 1, bin.getLong(2));
    }
    return counts;
  }

  private static JobException firstRejected(Work work, Dataset<ResultRow> results) {
    ResultRow first =
        results
            .filter(results.col("status").equalTo(SlabStatus.REJECTED.name()))
            .orderBy("epochIdx", "timeBinIdx")
            .first();
    return BadSlabs.failure(work, first.getEpochIdx(), first.getTimeBinIdx(), first.getError());
  }

  /** What went wrong in a task, where that is a sentence for the user; else the whole of it. */
  private static JobException failure(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof JobException failure) {
        return failure;
      }
    }
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new JobException(ExitCode.RUN_FAILED, "Spark could not do the work: " + first, e);
  }
}

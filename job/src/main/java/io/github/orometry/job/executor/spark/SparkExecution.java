package io.github.orometry.job.executor.spark;

import io.github.orometry.job.executor.BadSlabs;
import io.github.orometry.job.executor.Execution;
import io.github.orometry.job.executor.Outcome;
import io.github.orometry.job.executor.SlabTask;
import io.github.orometry.job.executor.TaskPlan;
import io.github.orometry.job.executor.Work;
import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.input.Inputs;
import io.github.orometry.job.input.SlabSource;
import io.github.orometry.job.report.Progress;
import io.github.orometry.job.table.RowContext;
import io.github.orometry.job.table.RunTotals;
import io.github.orometry.job.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** Runs the work on Spark; see the package for the way of the data. */
public final class SparkExecution implements Execution {
  private static final Encoder<SlabRow> SLAB = Encoders.bean(SlabRow.class);
  private static final Encoder<ResultRow> RESULT = Encoders.bean(ResultRow.class);
  private static final Encoder<PartRow> PART = Encoders.bean(PartRow.class);

  private final SparkSession spark;
  private final String description;

  /**
   * An execution on a session, which it stops when it is closed.
   *
   * @param description such as "spark (local[2])"
   */
  public SparkExecution(SparkSession spark, String description) {
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
    Measures measures = Measures.of(spark.sparkContext());
    SurfacesDone listener = new SurfacesDone(measures.surfaces(), progress::add);
    spark.sparkContext().addSparkListener(listener);
    try (WebPage page = new WebPage(spark.sparkContext());
        PartFiles files = PartFiles.open(work.scratch().get(), work.tables(), work.format())) {
      return run(work, page, files, measures);
    } catch (JobException e) {
      throw e;
    } catch (Exception e) {
      throw failure(e);
    } finally {
      spark.sparkContext().removeSparkListener(listener);
    }
  }

  private Outcome run(Work work, WebPage page, PartFiles files, Measures measures) {
    page.job("find the peaks of " + work.inputs().slabs() + " surfaces, write and count them");
    RowContext context = work.rows();
    Dataset<PartRow> parts =
        results(work, page, measures)
            .mapPartitions(new PartWriting(files.naming(), work, measures), PART);
    if (!context.masks().isEmpty()) {
      parts = parts.persist(StorageLevel.DISK_ONLY());
    }
    PartSums sums = sums(parts, page, context);
    sums.reports().stream()
        .map(PartReport::rejected)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(
            bad -> {
              throw BadSlabs.failure(work, bad.epochIdx(), bad.timeBinIdx(), bad.error());
            });
    RunTotals totals = sums.totals(context);
    List<PartReport> epochs = List.of();
    if (!context.masks().isEmpty()) {
      page.job("unite the masks of epochs");
      epochs = List.of(epochs(parts, page, files, context));
      totals.merge(epochs.get(0).totals());
      parts.unpersist();
    }
    for (Table table : context.tables()) {
      files.publish(table, table.isOfEpochs() ? epochs : sums.reports());
    }
    return new Outcome(totals, sums.counts(), measures.seconds());
  }

  /** In the order of their keys, which is that of the partitions too. */
  private Dataset<ResultRow> results(Work work, WebPage page, Measures measures) {
    Inputs inputs = work.inputs();
    List<SlabTask> tasks = tasks(work);
    Dataset<SlabRow> slabs = slabs(work, tasks, measures);
    if (work.project()) {
      slabs = named(page, "read surfaces, project them", EpochMaximum.of(slabs), SLAB);
    }
    Dataset<ResultRow> results =
        slabs.mapPartitions(new SlabComputing(work.settings(), measures), RESULT);
    if (inputs.ordered() && !work.project()) {
      return results;
    }
    KeyOrder order = KeyOrder.of(inputs, work.project(), tasks.size());
    return named(page, "find peaks", order.sort(results), RESULT);
  }

  /** The same rows, laid out now, so that the stages up to their last shuffle have a name. */
  private <T> Dataset<T> named(WebPage page, String name, Dataset<T> rows, Encoder<T> encoder) {
    return page.stage(name, () -> spark.createDataset(rows.rdd(), encoder));
  }

  private Dataset<SlabRow> slabs(Work work, List<SlabTask> tasks, Measures measures) {
    Inputs inputs = work.inputs();
    int cells = inputs.grid().cells();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<List<SlabSource>> sources = context.broadcast(inputs.sources());
    return spark.createDataset(
        context
            .parallelize(tasks, tasks.size())
            .flatMap(new SlabReading(sources, cells, work.sizes(), measures)::call)
            .rdd(),
        SLAB);
  }

  private List<SlabTask> tasks(Work work) {
    Inputs inputs = work.inputs();
    int workers = spark.sparkContext().defaultParallelism();
    int slabsPerTask = work.sizes().slabsPerTask(inputs.slabs(), inputs.grid().cells(), workers);
    return TaskPlan.tasks(inputs.sources(), slabsPerTask);
  }

  /** Laid out and run apart, so that both stages have a name of their own. */
  private static PartSums sums(Dataset<PartRow> parts, WebPage page, RowContext context) {
    Dataset<Row> sums =
        page.stage("find peaks, write tables", () -> PartSums.of(parts).localCheckpoint(false));
    return PartSums.read(page.stage("count peaks by bin", sums::collectAsList), context);
  }

  private static PartReport epochs(
      Dataset<PartRow> parts, WebPage page, PartFiles files, RowContext context) {
    Dataset<byte[]> epochs = EpochUnions.write(parts, files.naming(), context);
    return PartReport.of(page.stage("unite masks by epoch", epochs::collectAsList).get(0));
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

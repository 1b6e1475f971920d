package io.github.orometry.job.engine.spark;

import io.github.orometry.counts.PeakCounts;
import io.github.orometry.job.engine.BadSurfaces;
import io.github.orometry.job.engine.Execution;
import io.github.orometry.job.engine.JobListener;
import io.github.orometry.job.engine.Work;
import io.github.orometry.job.engine.Written;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.result.PartReport;
import io.github.orometry.job.result.RejectedSurface;
import io.github.orometry.job.result.ResultSpec;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.stack.SurfaceRange;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/** Runs the work on Spark; see the package for the way of the data. */
final class SparkExecution implements Execution {
  private static final Encoder<SurfaceRow> SURFACE = Encoders.bean(SurfaceRow.class);

  private static final Encoder<PartRow> PART = Encoders.bean(PartRow.class);

  private final SparkSession spark;
  private final String description;
  private final boolean owned;

  /**
   * An execution on a session.
   *
   * @param description such as "spark (local[2])"
   * @param owned whether the session is stopped when this is closed
   */
  SparkExecution(SparkSession spark, String description, boolean owned) {
    this.spark = spark;
    this.description = description;
    this.owned = owned;
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
    if (owned) {
      spark.stop();
    }
  }

  @Override
  public Written execute(Work work, JobListener listener) {
    Measures measures = Measures.of(spark.sparkContext());
    SurfacesDone done = new SurfacesDone(measures.surfaces(), listener, isUnseen());
    spark.sparkContext().addSparkListener(done);
    GivenUp givenUp = new GivenUp(work.inputs().sources());
    spark.sparkContext().addSparkListener(givenUp);
    Watch watch = new Watch(spark.sparkContext(), work.patience(), listener);
    BooleanSupplier known = () -> decided(work, measures) != null || watch.isOver();
    try (PartFiles files =
            PartFiles.open(work.scratch().get(), work.staging(), work.spec().format());
        WebPage page = new WebPage(spark.sparkContext());
        Cancelling cancelling = new Cancelling(listener, known, page)) {
      Written written = cancelling.run(() -> run(work, page, files, measures, givenUp));
      done.end(work.inputs().surfaces());
      return written;
    } catch (CancellationException e) {
      if (listener.isCancelled()) {
        throw e;
      }
      RejectedSurface first = decided(work, measures);
      if (first != null) {
        throw BadSurfaces.failure(work, first);
      }
      throw watch.isOver() ? watch.failure() : e;
    } catch (JobException e) {
      throw e;
    } catch (Exception e) {
      throw givenUp.failure(e);
    } finally {
      spark.sparkContext().removeSparkListener(done);
      spark.sparkContext().removeSparkListener(givenUp);
      done.stop();
    }
  }

  /**
   * Whether the session is this run's own, and has neither a page nor a log that tells of tasks.
   */
  private boolean isUnseen() {
    SparkConf conf = spark.sparkContext().conf();
    return owned
        && !conf.getBoolean("spark.ui.enabled", true)
        && !conf.getBoolean("spark.eventLog.enabled", false);
  }

  /** What the run fails by whatever else is found; null while that is not known. */
  private static RejectedSurface decided(Work work, Measures measures) {
    return work.failOnBadSurface() ? measures.firstRejected() : null;
  }

  private Written run(Work work, WebPage page, PartFiles files, Measures measures, GivenUp givenUp)
      throws IOException {
    page.job(
        "find the peaks of %s surfaces, write and count them".formatted(work.inputs().surfaces()));
    JavaRDD<PartRow> parts =
        parts(work, page, new PartWriting(files.naming(), work, measures), measures, givenUp);
    boolean masks = work.spec().hasMasks();
    PartSums sums = page.stage("find peaks, write tables", () -> PartSums.of(parts, masks));
    PeakCounts counts = page.stage("count peaks by bin", () -> sums.counts(work.spec().grid()));
    List<PartReport> reports = soundParts(work, measures);
    List<PartReport> epochs = masks ? epochs(sums, page, files, work) : List.of();
    return new Written(files.closed(reports), files.closed(epochs), counts, measures.seconds());
  }

  /** The parts in their order, where all that they were made from is as it should be. */
  private static List<PartReport> soundParts(Work work, Measures measures) {
    List<PartReport> reports = measures.parts();
    if (work.failOnBadSurface()) {
      for (PartReport report : reports) {
        if (report.rejected() != null) {
          throw BadSurfaces.failure(work, report.rejected());
        }
      }
    }
    List<SurfaceSource> sources = work.inputs().sources();
    BadSurfaces.checkSound(sources, measures.checksums(sources.size()));
    return reports;
  }

  /** What is left of the parts once they are written, each in the order of its keys. */
  private JavaRDD<PartRow> parts(
      Work work, WebPage page, PartWriting writing, Measures measures, GivenUp givenUp)
      throws IOException {
    JavaRDD<SurfaceRow> read = surfaces(work, measures, givenUp);
    SurfaceAnalyzing analyzing = new SurfaceAnalyzing(work.spec(), measures);
    if (work.inputs().ordered() && !work.project()) {
      MapPartitionsFunction<SurfaceRow, PartRow> write =
          rows -> writing.write(analyzing.blocks(rows));
      return spark.createDataset(read.rdd(), SURFACE).mapPartitions(write, PART).toJavaRDD();
    }
    JavaRDD<SurfaceRow> surfaces =
        work.project()
            ? page.stage("read surfaces, project them", () -> EpochMaximum.of(read))
            : read;
    KeyOrder order = KeyOrder.of(work.inputs().sources(), work.project(), read.getNumPartitions());
    return page.stage("find peaks", () -> sorted(surfaces, order, work.spec(), analyzing, writing));
  }

  private static JavaRDD<PartRow> sorted(
      JavaRDD<SurfaceRow> surfaces,
      KeyOrder order,
      ResultSpec spec,
      SurfaceAnalyzing analyzing,
      PartWriting writing) {
    return surfaces
        .mapPartitionsToPair(rows -> Answer.of(analyzing.blocks(rows)))
        .repartitionAndSortWithinPartitions(order)
        .mapPartitions(answers -> writing.write(Answer.blocks(answers, spec)));
  }

  /** All surfaces as they are read; what lies where ranges of them are read slowly comes last. */
  private JavaRDD<SurfaceRow> surfaces(Work work, Measures measures, GivenUp givenUp) {
    Inputs inputs = work.inputs();
    int cores = Math.max(1, Cores.of(spark.sparkContext()));
    int cells = inputs.grid().cells();
    int most = Pieces.most(work.sizes(), inputs.surfaces(), cells, cores);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<List<SurfaceSource>> sources = context.broadcast(inputs.sources());
    List<List<SurfaceRange>> pieces = Pieces.of(inputs.sources(), most, cores);
    JavaRDD<SurfaceRow> near =
        context
            .parallelize(pieces, Math.max(1, pieces.size()))
            .flatMap(new RangeReading(sources, cells, work.sizes(), measures));
    List<Integer> far = TimeDealing.of(inputs.sources());
    if (far.isEmpty()) {
      givenUp.pieces(pieces);
      return near;
    }
    TimeDealing dealing = new TimeDealing(sources, cells, measures);
    JavaRDD<SurfaceRow> dealt = dealing.rows(context, far, most, cores);
    return pieces.isEmpty() ? dealt : near.union(dealt);
  }

  private List<PartReport> epochs(PartSums sums, WebPage page, PartFiles files, Work work) {
    page.job("unite the masks of epochs");
    return List.of(
        page.stage(
            "unite masks by epoch",
            () -> EpochUnions.write(sums, files.naming(), work.spec(), spark.sparkContext())));
  }
}

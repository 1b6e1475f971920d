package io.github.orometry.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.AnalysisListener;
import io.github.orometry.analysis.Analyzer;
import io.github.orometry.analysis.BatchCall;
import io.github.orometry.analysis.BatchSizes;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.source.InputReader;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.job.source.ReadOptions;
import io.github.orometry.job.source.Staging;
import io.github.orometry.sql.OrometryFunctions;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Seq;

/**
 * What a query with surface_peaks takes against the job's own path, which is reading the same
 * binaries and computing on as many threads: a program for {@code scripts/benchmark sql}. Work
 * {@code job} computes what a run does, with scores and the slice level of filtered_flat_peaks;
 * {@code peaks} just the columns that the query has. Spark has its own settings for what it reads.
 * Prints the median seconds of each, those of the processor, which another program on the machine
 * lengthens less, and the ratios of both to the job's.
 */
public final class SqlBenchmark {
  private static final Analysis PEAKS = Analysis.builder().levels().build();

  /** Until the compiler is done with what Spark runs of a query. */
  private static final int WARM_UP = 15;

  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private SqlBenchmark() {}

  /** Something to be measured. */
  private interface Work {
    void run() throws IOException;
  }

  /** The stack as .npy, a folder for Parquet files, the number of cores and of rounds. */
  public static void main(String[] args) throws IOException {
    int cores = Integer.parseInt(args[2]);
    int rounds = Integer.parseInt(args[3]);
    SparkSession spark =
        SparkSession.builder()
            .master("local[" + cores + "]")
            .config("spark.ui.enabled", false)
            .getOrCreate();
    OrometryFunctions.register(spark);
    String arrays = args[1] + "/arrays.parquet";
    String binaries = args[1] + "/binaries.parquet";
    write(spark, args[0], arrays, binaries);
    String[] names = {"job", "peaks", "arrays", "binaries", "source"};
    Work[] works = {
      () -> job(Analyzer::forTables, binaries, cores),
      () -> job(Analyzer::withDomains, binaries, cores),
      () -> query(spark.read().parquet(arrays)),
      () -> query(spark.read().parquet(binaries)),
      () -> query(spark.read().format("orometry").load(binaries))
    };
    double[][] wall = new double[works.length][rounds];
    double[][] cpu = new double[works.length][rounds];
    for (int round = -WARM_UP; round < rounds; round++) {
      for (int w = 0; w < works.length; w++) {
        long begin = System.nanoTime();
        long cpuBegin = MACHINE.getProcessCpuTime();
        works[w].run();
        if (round >= 0) {
          wall[w][round] = (System.nanoTime() - begin) / 1e9;
          cpu[w][round] = (MACHINE.getProcessCpuTime() - cpuBegin) / 1e9;
        }
      }
    }
    System.out.println("work median_s cpu_s ratio cpu_ratio");
    for (int w = 0; w < works.length; w++) {
      System.out.println(
          String.format(
              Locale.ROOT,
              "%s %.3f %.3f %.2f %.2f",
              names[w],
              median(wall[w]),
              median(cpu[w]),
              median(wall[w]) / median(wall[0]),
              median(cpu[w]) / median(cpu[0])));
    }
    spark.stop();
  }

  private static double median(double[] seconds) {
    double[] sorted = seconds.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void write(SparkSession spark, String stack, String arrays, String binaries)
      throws IOException {
    Dataset<Row> surfaces = spark.read().format("orometry").load(stack);
    surfaces.write().mode("overwrite").parquet(arrays);
    spark
        .conf()
        .set("spark.sql.files.maxPartitionBytes", "32m"); // about as long as the arrays' files
    UDF1<Seq<Double>, byte[]> bytes = SqlBenchmark::bytes;
    spark
        .read()
        .parquet(arrays)
        .withColumn(
            "values", functions.udf(bytes, DataTypes.BinaryType).apply(functions.col("values")))
        .write()
        .mode("overwrite")
        .parquet(binaries);
    spark.conf().unset("spark.sql.files.maxPartitionBytes");
  }

  private static byte[] bytes(Seq<Double> values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.length(); i++) {
      buffer.putDouble(values.apply(i));
    }
    return buffer.array();
  }

  private static void job(BiFunction<Analysis, Grid, Analyzer> analyzer, String file, int threads) {
    Inputs inputs =
        InputReader.open(
            List.of(Stores.location(file)),
            ReadOptions.STANDARD,
            new Staging(() -> Stores.location("/nowhere")));
    AtomicLong peaks = new AtomicLong();
    new BatchCall(
            () -> analyzer.apply(PEAKS, inputs.grid()),
            inputs.grid(),
            threads,
            BatchSizes.AUTOMATIC)
        .run(inputs.sources(), b -> peaks.addAndGet(b.peaks()), AnalysisListener.SILENT);
  }

  private static void query(Dataset<Row> surfaces) {
    surfaces
        .selectExpr("epoch_idx", "time_bin_idx", "inline(surface_peaks(values, nx))")
        .write()
        .format("noop")
        .mode("overwrite")
        .save();
  }
}

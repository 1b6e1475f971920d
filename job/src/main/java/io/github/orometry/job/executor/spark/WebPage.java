package io.github.orometry.job.executor.spark;

import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.SparkSession;

/**
 * What Spark's web page shows of a run: the descriptions of its jobs, and the names of their
 * stages, which are otherwise the places in the source that made them.
 */
final class WebPage implements AutoCloseable {
  private static final String GROUP = "orometry";

  private final SparkSession spark;
  private final SparkContext context;

  WebPage(SparkSession spark) {
    this.spark = spark;
    context = spark.sparkContext();
  }

  /** The jobs that this thread starts from now on are described so. */
  void job(String description) {
    context.setJobGroup(GROUP, description, false);
  }

  /** The stages that are made, or whose last one is run, by {@code made} are called so. */
  <T> T stage(String name, Supplier<T> made) {
    context.setCallSite(name);
    try {
      return made.get();
    } finally {
      context.clearCallSite();
    }
  }

  /** The same rows, the stages up to which are called so. */
  <T> Dataset<T> stage(String name, Dataset<T> rows, Encoder<T> encoder) {
    return stage(name, () -> spark.createDataset(rows.rdd(), encoder));
  }

  @Override
  public void close() {
    context.clearJobGroup();
  }
}

package io.github.orometry.job.engine.spark;

import java.util.function.Supplier;
import org.apache.spark.SparkContext;

/**
 * What Spark's web page shows of a run: the descriptions of its jobs, and the names of their
 * stages, which are otherwise the places in the source that made them.
 */
final class WebPage implements AutoCloseable {
  private static final String GROUP = "orometry";

  private final SparkContext context;

  WebPage(SparkContext context) {
    this.context = context;
  }

  /** The jobs that this thread starts from now on are described so. */
  void job(String description) {
    context.setJobGroup(GROUP, description, false);
  }

  /**
   * Names stages.
   *
   * @param name of the stages that {@code made} lays out, and of the last one of a job that it runs
   */
  <T> T stage(String name, Supplier<T> made) {
    context.setCallSite(name);
    try {
      return made.get();
    } finally {
      context.clearCallSite();
    }
  }

  @Override
  public void close() {
    context.clearJobGroup();
  }
}

package io.github.orometry.job.engine.spark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;

/**
 * What Spark's web page shows of a run: the descriptions of its jobs, and the names of their
 * stages, which are otherwise the places in the source that made them. The jobs are a group, so
 * that they can be cancelled without any other. When it is closed, the thread's jobs are what they
 * were before.
 */
final class WebPage implements AutoCloseable {
  private static final String STAGE = "callSite.short";

  /** What is changed of a thread. */
  private static final List<String> PROPERTIES =
      List.of("spark.jobGroup.id", "spark.job.description", "spark.job.interruptOnCancel", STAGE);

  private final SparkContext context;
  private final String group = "orometry-" + UUID.randomUUID();
  private final Map<String, String> before = new HashMap<>();

  WebPage(SparkContext context) {
    this.context = context;
    PROPERTIES.forEach(name -> before.put(name, context.getLocalProperty(name)));
  }

  /** The jobs that this thread starts from now on are described so. */
  void job(String description) {
    context.setJobGroup(group, description, false);
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
      context.setLocalProperty(STAGE, before.get(STAGE));
    }
  }

  /** Ends the jobs that run; any thread may ask for it. */
  void cancel() {
    context.cancelJobGroup(group);
  }

  @Override
  public void close() {
    before.forEach(context::setLocalProperty);
  }
}

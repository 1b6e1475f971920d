package io.github.orometry.job;

import io.github.orometry.job.config.ExecutorKind;
import io.github.orometry.job.config.RunSettings;
import io.github.orometry.job.executor.Executor;
import io.github.orometry.job.executor.SequentialExecutor;
import io.github.orometry.job.executor.ThreadsExecutor;
import io.github.orometry.job.executor.spark.SparkExecutor;
import io.github.orometry.job.executor.spark.SparkSessions;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** An executor and what it runs on, for one run. Only the Spark executor loads a class of Spark. */
final class Session implements AutoCloseable {
  private final Executor executor;
  private final Map<String, String> versions;
  private final Runnable stop;

  private Session(Executor executor, Map<String, String> versions, Runnable stop) {
    this.executor = executor;
    this.versions = versions;
    this.stop = stop;
  }

  /** Whether spark-submit started this process. */
  static boolean isSubmitted() {
    return System.getProperty("spark.master") != null;
  }

  /** Starts what the executor needs. */
  static Session of(ExecutorKind kind, RunSettings settings) {
    return switch (kind) {
      case SEQUENTIAL -> inProcess(new SequentialExecutor());
      case THREADS -> inProcess(new ThreadsExecutor(settings.jobs()));
      case SPARK -> spark(settings);
      case AUTO -> throw new IllegalArgumentException("auto is a choice, not an executor");
    };
  }

  Executor executor() {
    return executor;
  }

  Map<String, String> versions() {
    return versions;
  }

  @Override
  public void close() {
    stop.run();
  }

  private static Session inProcess(Executor executor) {
    return new Session(executor, Versions.all(), () -> {});
  }

  private static Session spark(RunSettings settings) {
    String master = SparkSessions.master(settings.master(), settings.jobs());
    SparkSession session = SparkSessions.start(master, settings.runId());
    Map<String, String> versions = Versions.all();
    versions.put("spark", session.version());
    return new Session(
        new SparkExecutor(session, "spark (" + master + ")"), versions, session::stop);
  }
}

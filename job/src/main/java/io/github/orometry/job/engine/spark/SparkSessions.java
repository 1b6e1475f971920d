package io.github.orometry.job.engine.spark;

import io.github.orometry.job.engine.Demand;
import io.github.orometry.job.engine.Execution;
import io.github.orometry.job.engine.UnavailableException;
import io.github.orometry.job.file.Location;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Starts Spark for one run. */
final class SparkSessions {
  /** What a start takes besides the connection, on a loaded machine. */
  private static final Duration START = Duration.ofSeconds(10);

  /** Here, and where a cluster first has to make a place for what is to run on it. */
  private static final Duration LONG_START = Duration.ofMinutes(5);

  /**
   * Executors compile as late as the launcher's own JVM does, for its reasons: {@code
   * add_compiler_pace} of scripts/common.sh.
   */
  private static final String EXECUTOR_OPTIONS =
      "-XX:+IgnoreUnrecognizedVMOptions -XX:-C1ProfileCalls"
          + " -XX:Tier4InvocationThreshold=100000 -XX:Tier4MinInvocationThreshold=12000"
          + " -XX:Tier4CompileThreshold=300000 -XX:Tier4BackEdgeThreshold=800000";

  private SparkSessions() {}

  /**
   * Starts Spark for a run, and gives up where it takes longer than the time to connect and what a
   * start takes here: Spark itself asks a silent master for a minute.
   *
   * @throws UnavailableException where Spark does not start
   */
  static Execution execution(Master master, Demand demand) {
    Duration limit = master.isStandalone() ? demand.connectTimeout().plus(START) : LONG_START;
    FutureTask<SparkSession> start = new FutureTask<>(() -> start(master.url(), demand.runId()));
    Thread thread = new Thread(start, "orometry-spark-start");
    thread.setDaemon(true);
    thread.start();
    try {
      SparkSession session = start.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return new SparkExecution(session, "spark (" + master + ")", true);
    } catch (TimeoutException e) {
      start.cancel(true);
      throw new UnavailableException(
          "did not start with %s within %s".formatted(master, Master.text(limit)), e);
    } catch (ExecutionException e) {
      throw new UnavailableException(
          "did not start with " + master + ": " + reason(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("was interrupted while it started", e);
    }
  }

  /** The first line of what went wrong, without a full stop. */
  private static String reason(Throwable e) {
    String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    String sentence = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    return e instanceof RuntimeException ? sentence : e.getClass().getSimpleName() + " " + sentence;
  }

  /** A new session. */
  static SparkSession start(String master, String runId) {
    SparkConf conf = new SparkConf().setAppName("Orometry " + runId).setMaster(master);
    conf.setIfMissing("spark.executor.defaultJavaOptions", EXECUTOR_OPTIONS);
    conf.setIfMissing("spark.ui.enabled", "false");
    if (!conf.getBoolean("spark.ui.enabled", true)) {
      conf.setIfMissing("spark.ui.retainedTasks", "1000"); // else 100 000, which nobody sees
    }
    // The driver has been answered by the NameNode of its inputs before an executor asks it.
    conf.setIfMissing("spark.hadoop.dfs.client.retry.policy.enabled", "true");
    String secret = System.getenv("_SPARK_AUTH_SECRET");
    if (secret != null) { // a worker that starts a driver hands it on like this alone
      conf.setIfMissing("spark.authenticate.secret", secret);
    }
    if (master.startsWith("local")) {
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    } else {
      String own = jar();
      String others = conf.get("spark.jars", "");
      conf.set("spark.jars", others.isEmpty() || others.contains(own) ? own : others + "," + own);
    }
    return SparkSession.builder().config(conf).getOrCreate();
  }

  /**
   * The jar that this class is in, for the machines of a cluster; empty where it is in a folder of
   * classes.
   */
  private static String jar() {
    URL place = SparkSessions.class.getProtectionDomain().getCodeSource().getLocation();
    Location jar = Location.of(place.toString()).absolute();
    return jar.endsWith(".jar") ? jar.toString() : "";
  }
}

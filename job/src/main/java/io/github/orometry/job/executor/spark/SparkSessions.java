package io.github.orometry.job.executor.spark;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Starts Spark for one run. */
public final class SparkSessions {
  private static final String MASTER = "spark.master";

  private SparkSessions() {}

  /** Whether spark-submit started this process and named a master. */
  public static boolean submitted() {
    return System.getProperty(MASTER) != null;
  }

  /**
   * The master in force: that asked for, else that of spark-submit, else so many cores of this
   * machine.
   */
  public static String master(String asked, int jobs) {
    return asked != null ? asked : System.getProperty(MASTER, "local[" + jobs + "]");
  }

  /**
   * A new session.
   *
   * @throws JobException where Spark does not start
   */
  public static SparkSession start(String master, String runId) {
    SparkConf conf = new SparkConf().setAppName("Orometry " + runId).setMaster(master);
    conf.set("spark.sql.adaptive.enabled", "false"); // partitions are in the order of rows
    // Rows are computed, written and summed up by the job's own classes; what is left for SQL is
    // not
    // worth the compiler that it would have to start.
    conf.setIfMissing("spark.sql.codegen.wholeStage", "false");
    conf.setIfMissing("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    conf.setIfMissing("spark.buffer.pageSize", "2m"); // else up to 64 MB for a task's few sums
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.sql.shuffle.partitions", "8"); // only sums are grouped
    if (master.startsWith("local")) {
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    } else {
      conf.setIfMissing("spark.jars", jar());
    }
    try {
      return SparkSession.builder().config(conf).getOrCreate();
    } catch (RuntimeException e) {
      throw new JobException(
          ExitCode.RUN_FAILED,
          "Spark did not start with master " + master + ": " + e.getMessage() + ".",
          e);
    }
  }

  /**
   * The jar that this class is in, for the machines of a cluster; empty where it is in a folder of
   * classes.
   */
  private static String jar() {
    try {
      Path place =
          Path.of(SparkSessions.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(place) ? place.toString() : "";
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

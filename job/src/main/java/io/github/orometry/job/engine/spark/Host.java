package io.github.orometry.job.engine.spark;

import io.github.orometry.job.failure.FailedException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.spark.SparkEnv;

/** Where a task runs, for messages: a file may be there on one machine and not on another. */
final class Host {
  /** How Spark calls the driver among the executors. */
  private static final String DRIVER = "driver";

  private Host() {}

  /** Whether this is the driver's own process, where its threads are the cores. */
  static boolean isDriver() {
    SparkEnv env = SparkEnv.get();
    return env == null || env.executorId().equals(DRIVER);
  }

  /** The end of a sentence; empty on the driver's own machine, where its threads are the cores. */
  static String words() {
    if (isDriver()) {
      return "";
    }
    try {
      return " on host " + InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return " on the machine of executor " + SparkEnv.get().executorId();
    }
  }

  /** What cannot be done on one machine may be on another: a failure tells which it was. */
  static FailedException in(FailedException e) {
    String where = words();
    return where.isEmpty()
        ? e
        : new FailedException(e.getMessage().replaceAll("\\.$", where + "."), e);
  }
}

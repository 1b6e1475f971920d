package io.github.orometry.job.engine.spark;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.spark.SparkEnv;

/** Where a task runs, for messages: a file may be there on one machine and not on another. */
final class Host {
  /** How Spark calls the driver among the executors. */
  private static final String DRIVER = "driver";

  private Host() {}

  /** The end of a sentence; empty on the driver's own machine, where its threads are the cores. */
  static String words() {
    SparkEnv env = SparkEnv.get();
    if (env == null || env.executorId().equals(DRIVER)) {
      return "";
    }
    try {
      return " on host " + InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return " on the machine of executor " + env.executorId();
    }
  }
}

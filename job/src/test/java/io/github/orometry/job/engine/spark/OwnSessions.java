package io.github.orometry.job.engine.spark;

import org.apache.spark.sql.SparkSession;

/** Sessions as the program starts them itself. */
public final class OwnSessions {
  private OwnSessions() {}

  /** A new one, to be stopped. */
  public static SparkSession start(String master) {
    return SparkSessions.start(master, "tests");
  }
}

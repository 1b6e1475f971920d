package io.github.orometry.job.engine.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import scala.Tuple2;

/**
 * How stores are reached, as Spark has it ({@code spark.hadoop.NAME}), made known to this process
 * where nothing else is set: executors are told by Spark alone, and so is who is given a session.
 */
final class StoreSettings {
  private static final String PREFIX = "spark.hadoop.";

  private StoreSettings() {}

  /** In a task: those of the run. */
  static void apply() {
    apply(SparkEnv.get().conf());
  }

  static void apply(SparkConf conf) {
    for (Tuple2<String, String> setting : conf.getAllWithPrefix(PREFIX)) {
      System.getProperties().putIfAbsent(PREFIX + setting._1(), setting._2());
    }
  }
}

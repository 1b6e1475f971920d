package io.github.orometry.job.engine.spark;

import io.github.orometry.job.file.TemporaryFolder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import scala.Tuple2;

/**
 * How stores are reached, as Spark has it ({@code spark.hadoop.NAME}), and which folder of its own
 * machine Spark gives to an executor, made known to this process where nothing else is set:
 * executors are told by Spark alone, and so is who is given a session.
 */
final class StoreSettings {
  /** Where cluster managers tell an executor its folders; they delete them when it has ended. */
  private static final List<String> FOLDERS =
      List.of("SPARK_EXECUTOR_DIRS", "LOCAL_DIRS", "SPARK_LOCAL_DIRS");

  private static final String PREFIX = "spark.hadoop.";

  private StoreSettings() {}

  /** In a task: those of the run. */
  static void apply() {
    apply(SparkEnv.get().conf());
    if (!Host.isDriver()) {
      folder(System.getenv(), System.getProperty("path.separator"))
          .ifPresent(f -> System.getProperties().putIfAbsent(TemporaryFolder.AROUND, f));
    }
  }

  /** The first folder that the environment of an executor tells. */
  static Optional<String> folder(Map<String, String> environment, String separator) {
    return FOLDERS.stream()
        .map(environment::get)
        .filter(Objects::nonNull)
        .map(folders -> folders.split("[," + separator + "]", 2)[0])
        .filter(folder -> !folder.isEmpty())
        .findFirst();
  }

  static void apply(SparkConf conf) {
    for (Tuple2<String, String> setting : conf.getAllWithPrefix(PREFIX)) {
      System.getProperties().putIfAbsent(PREFIX + setting._1(), setting._2());
    }
  }
}

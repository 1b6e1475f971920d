package io.github.orometry.sql;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A real session that knows the functions. */
abstract class FunctionsSession {
  static SparkSession spark;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 4)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.extensions", OrometryExtensions.class.getName())
            .getOrCreate();
    // Some tests make Spark fail, and look at the exceptions.
    spark.sparkContext().setLogLevel("OFF");
  }

  @AfterAll
  static void stop() {
    if (spark != null) {
      spark.stop();
    }
  }

  static List<Object> first(String query) {
    return spark.sql(query).first().getList(0);
  }

  /** All that is told of a query that fails. */
  static String failure(String query) {
    Exception failure = assertThrows(Exception.class, () -> spark.sql(query).collectAsList());
    StringBuilder told = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      told.append(cause.getMessage()).append('\n');
    }
    return told.toString();
  }
}

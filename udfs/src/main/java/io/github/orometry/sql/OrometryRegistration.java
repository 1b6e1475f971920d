package io.github.orometry.sql;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF0;

/**
 * A function whose making registers all others with the session at work, for programs that can name
 * a Java function only: {@code spark.udf.registerJavaFunction("orometry_functions",
 * "io.github.orometry.sql.OrometryRegistration")} in PySpark, also over Spark Connect. Called, it
 * gives their names.
 */
public final class OrometryRegistration implements UDF0<String> {
  private static final long serialVersionUID = 1;

  /** Registers. */
  public OrometryRegistration() {
    OrometryFunctions.register(SparkSession.active());
  }

  /** The names of the functions, with commas between them. */
  @Override
  public String call() {
    return String.join(", ", OrometryFunctions.names());
  }
}

package io.github.orometry.sql;

import org.apache.spark.sql.SparkSession;

/** Makes the functions of this package known to Spark SQL. */
public final class OrometryFunctions {
  /** The name of {@link PeaksFunction} in SQL. */
  public static final String PEAKS = "orometry_peaks";

  private OrometryFunctions() {}

  /** Registers {@code orometry_peaks(values, nx, connectivity)} with a session. */
  public static void register(SparkSession session) {
    session.udf().register(PEAKS, new PeaksFunction(), PeaksFunction.RETURN_TYPE);
  }
}

package io.github.orometry.sql;

import org.apache.spark.sql.SparkSessionExtensions;
import scala.Function1;
import scala.runtime.BoxedUnit;

/**
 * Makes the functions of this package known to every session of a program that is started with
 * {@code spark.sql.extensions=io.github.orometry.sql.OrometryExtensions}: spark-sql, the Thrift
 * server, PySpark, a server of Spark Connect.
 */
public final class OrometryExtensions implements Function1<SparkSessionExtensions, BoxedUnit> {
  /** Spark makes one by the name of the class. */
  public OrometryExtensions() {
    // There is nothing to keep.
  }

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    OrometryFunctions.forEach(extensions::injectFunction);
    return BoxedUnit.UNIT;
  }
}

package io.github.orometry.testing;

import org.junit.jupiter.api.Assumptions;

/** Whether Spark runs on the Java of the tests. */
public final class SparkOnThisJava {
  private static final String NEEDED =
      "/org/apache/hadoop/security/authentication/util/SubjectUtil.class";

  private SparkOnThisJava() {}

  /**
   * Skips a test that needs Spark where it does not run: from Java 23 on, which dropped a call that
   * Hadoop's client makes, it needs a client with the class SubjectUtil. The scripts refuse to
   * start Spark there, by the same rule.
   */
  public static void assumeSparkRuns() {
    int java = Runtime.version().feature();
    Assumptions.assumeTrue(
        java < 23 || SparkOnThisJava.class.getResource(NEEDED) != null,
        "Spark's Hadoop client does not run on Java " + java);
  }
}

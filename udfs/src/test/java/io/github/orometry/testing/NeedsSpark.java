package io.github.orometry.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * A test that needs Spark, and is skipped where Spark does not run: from Java 23 on, which dropped
 * a call that Hadoop's client makes, Spark needs a client with the class SubjectUtil. The scripts
 * refuse to start it there, by the same rule.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
    value = "io.github.orometry.testing.NeedsSpark$Spark#runsHere",
    disabledReason = "Spark's Hadoop client does not run on this version of Java")
public @interface NeedsSpark {

  /** Whether Spark runs on the Java of the tests. */
  final class Spark {
    private Spark() {}

    static boolean runsHere() {
      String needed = "/org/apache/hadoop/security/authentication/util/SubjectUtil.class";
      return Runtime.version().feature() < 23 || Spark.class.getResource(needed) != null;
    }
  }
}

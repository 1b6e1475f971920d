package io.github.orometry.job.engine.spark;

import io.github.orometry.job.engine.Demand;
import io.github.orometry.job.engine.Execution;
import io.github.orometry.job.engine.Executor;
import io.github.orometry.job.engine.UnavailableException;
import java.util.Optional;

/**
 * Apache Spark, on cores of this machine or on a cluster. Until it is started it loads no class of
 * Spark; it only looks whether they are there.
 */
public final class SparkExecutor implements Executor {
  /** From the start of Spark to its first task, with the program's classes archived. */
  private static final double START_SECONDS = 3;

  /** Of one core: the work itself, and the copies to and from Spark's rows. */
  private static final double NANOS_PER_CELL = 70;

  /** Below this Spark's memory manager does not start: one and a half times 300 MiB. */
  private static final long LEAST_HEAP = 450L << 20;

  /** The last Java whose security manager Hadoop's client can call, before version 3.4.3. */
  private static final int LAST_JAVA = 22;

  private static final String SPARK_CLASS = "org/apache/spark/sql/SparkSession.class";

  private static final String CLIENT_FOR_NEWER_JAVA =
      "org/apache/hadoop/security/authentication/util/SubjectUtil.class";

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public String purpose() {
    return "clusters";
  }

  @Override
  public String uses(Demand demand) {
    Master master = Master.of(demand);
    String spark =
        System.getenv("SPARK_HOME") == null
            ? "Spark of the build, as SPARK_HOME is not set"
            : "scripts/orometry-submit uses " + System.getenv("SPARK_HOME");
    return master.isElsewhere()
        ? "the cluster of " + master + "; " + spark
        : master + " on this machine, as no cluster is named; " + spark;
  }

  @Override
  public Optional<String> obstacle(Demand demand) {
    if (!isThere(SPARK_CLASS)) {
      return Optional.of("needs Spark's classes: use scripts/orometry, or spark-submit");
    }
    int java = Runtime.version().feature();
    if (java > LAST_JAVA && !isThere(CLIENT_FOR_NEWER_JAVA)) {
      return Optional.of(
          "runs on Java 17 to " + LAST_JAVA + " because of its Hadoop client, and this is " + java);
    }
    long heap = Runtime.getRuntime().maxMemory();
    if (heap < LEAST_HEAP) {
      return Optional.of("needs a heap of 450 MiB, and %s MiB are given".formatted(heap >> 20));
    }
    return Master.of(demand).silence(demand.connectTimeout());
  }

  private static boolean isThere(String resource) {
    return SparkExecutor.class.getClassLoader().getResource(resource) != null;
  }

  @Override
  public Optional<String> claim(Demand demand) {
    if (demand.master() != null) {
      return Optional.of("a master was named");
    }
    return Master.submitted() ? Optional.of("started by spark-submit") : Optional.empty();
  }

  @Override
  public Cost cost(Demand demand) {
    return new Cost(START_SECONDS, NANOS_PER_CELL / demand.jobs());
  }

  @Override
  public Footprint footprint(Demand demand) {
    boolean elsewhere = Master.of(demand).isElsewhere();
    int tasks = elsewhere ? 1 : demand.jobs();
    return new Footprint(tasks, 1, tasks, elsewhere);
  }

  /**
   * A session on the master.
   *
   * @throws UnavailableException where Spark does not start
   */
  @Override
  public Execution start(Demand demand) {
    return SparkSessions.execution(Master.of(demand), demand);
  }
}

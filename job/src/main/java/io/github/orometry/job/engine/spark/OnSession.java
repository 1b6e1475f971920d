package io.github.orometry.job.engine.spark;

import io.github.orometry.job.engine.Demand;
import io.github.orometry.job.engine.Execution;
import io.github.orometry.job.engine.Executor;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * Spark on a session of the caller's, which is never stopped, and of which no setting is changed:
 * {@code JobExecution.on(new OnSession(spark))}.
 */
public final class OnSession implements Executor {
  private final SparkSession session;

  /** On this session. */
  public OnSession(SparkSession session) {
    this.session = session;
    StoreSettings.apply(session.sparkContext().getConf());
  }

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public String purpose() {
    return "a session that is given";
  }

  @Override
  public String uses(Demand demand) {
    return master();
  }

  @Override
  public Optional<String> obstacle(Demand demand) {
    return Optional.empty();
  }

  @Override
  public Cost cost(Demand demand) {
    return new Cost(0, Cost.NANOS_PER_CELL / session.sparkContext().defaultParallelism());
  }

  @Override
  public Footprint footprint(Demand demand) {
    boolean elsewhere = !master().startsWith("local");
    int tasks = elsewhere ? 1 : session.sparkContext().defaultParallelism();
    return new Footprint(tasks, 1, tasks, elsewhere);
  }

  @Override
  public Execution start(Demand demand) {
    return new SparkExecution(session, "spark (" + master() + ")", false);
  }

  private String master() {
    return session.sparkContext().master();
  }
}

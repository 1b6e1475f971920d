package io.github.orometry.job;

import io.github.orometry.job.engine.Demand;
import io.github.orometry.job.engine.Execution;
import io.github.orometry.job.engine.Executor;
import io.github.orometry.job.engine.JobListener;
import io.github.orometry.job.engine.Work;
import io.github.orometry.job.engine.Written;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.stack.SurfaceSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An executor whose surfaces come from other sources than the files give. */
public record WithSources(Executor executor, UnaryOperator<List<SurfaceSource>> sources)
    implements Executor {
  /** One with another source for each. */
  static WithSources each(Executor executor, UnaryOperator<SurfaceSource> other) {
    return new WithSources(executor, sources -> sources.stream().map(other).toList());
  }

  @Override
  public String name() {
    return executor.name();
  }

  @Override
  public String purpose() {
    return executor.purpose();
  }

  @Override
  public String uses(Demand demand) {
    return executor.uses(demand);
  }

  @Override
  public Optional<String> obstacle(Demand demand) {
    return executor.obstacle(demand);
  }

  @Override
  public Cost cost(Demand demand) {
    return executor.cost(demand);
  }

  @Override
  public Footprint footprint(Demand demand) {
    return executor.footprint(demand);
  }

  @Override
  public Execution start(Demand demand) {
    Execution execution = executor.start(demand);
    return new Execution() {
      @Override
      public String describe() {
        return execution.describe();
      }

      @Override
      public Map<String, String> versions() {
        return execution.versions();
      }

      @Override
      public Written execute(Work work, JobListener listener) {
        return execution.execute(other(work), listener);
      }

      @Override
      public void close() {
        execution.close();
      }
    };
  }

  private Work other(Work work) {
    Inputs inputs =
        new Inputs(
            work.inputs().grid(),
            sources.apply(work.inputs().sources()),
            work.inputs().ordered(),
            work.inputs().files(),
            work.inputs().leftOut());
    return new Work(
        inputs,
        work.spec(),
        work.project(),
        work.failOnBadSurface(),
        work.sizes(),
        work.patience(),
        work.staging(),
        work.scratch());
  }
}

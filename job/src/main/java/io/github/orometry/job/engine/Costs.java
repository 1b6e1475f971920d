package io.github.orometry.job.engine;

/** What work is expected to cost with each executor, on one scale. */
@FunctionalInterface
public interface Costs {

  /** The cost with an executor that can do the work. */
  Executor.Cost of(Executor executor, Demand demand);
}

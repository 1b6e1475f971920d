package io.github.orometry.job.tuning;

import io.github.orometry.job.executor.Costs;
import io.github.orometry.job.executor.Demand;
import io.github.orometry.job.executor.Executor;
import io.github.orometry.job.executor.Executor.Cost;
import java.util.List;

/**
 * Costs as they were measured. An executor that was not tried costs what it declares, times the
 * most that those tried cost over what they declare: else a machine slower than the one its figure
 * is of would make it look fast.
 *
 * @param tuning where the measured costs are
 * @param executors there are
 */
record MeasuredCosts(Tuning tuning, List<Executor> executors) implements Costs {

  /** As declared where so many jobs were not measured. */
  @Override
  public Cost of(Executor executor, Demand demand) {
    if (demand.jobs() != tuning.jobs()) {
      return executor.cost(demand);
    }
    Cost measured = tuning.costs().get(executor.name());
    if (measured != null) {
      return measured;
    }
    Cost declared = executor.cost(demand);
    return new Cost(declared.startSeconds(), declared.nanosPerCell() * slowness(demand));
  }

  private double slowness(Demand demand) {
    return executors.stream()
        .filter(executor -> tuning.costs().containsKey(executor.name()))
        .mapToDouble(
            executor ->
                tuning.costs().get(executor.name()).nanosPerCell()
                    / executor.cost(demand).nanosPerCell())
        .max()
        .orElse(1);
  }
}

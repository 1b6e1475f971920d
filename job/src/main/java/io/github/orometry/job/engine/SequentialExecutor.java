package io.github.orometry.job.engine;

import java.util.Optional;

/** One surface after another, on the calling thread: the least memory, and the plainest traces. */
public final class SequentialExecutor implements Executor {
  @Override
  public String name() {
    return "sequential";
  }

  @Override
  public String purpose() {
    return "a few surfaces, the least memory, looking for a fault";
  }

  @Override
  public String uses(Demand demand) {
    return "1 thread";
  }

  @Override
  public Optional<String> obstacle(Demand demand) {
    return Optional.empty();
  }

  @Override
  public Cost cost(Demand demand) {
    return new Cost(0, Cost.NANOS_PER_CELL);
  }

  @Override
  public Footprint footprint(Demand demand) {
    return new Footprint(1, 1, 1, false);
  }

  @Override
  public Execution start(Demand demand) {
    return new InProcess(name(), 1);
  }
}

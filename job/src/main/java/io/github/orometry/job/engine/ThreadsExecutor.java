package io.github.orometry.job.engine;

import java.util.Optional;

/** Tasks on several threads of this process. */
public final class ThreadsExecutor implements Executor {
  /** To make the threads, and what is lost at the end while not all of them have work. */
  private static final double START_SECONDS = 0.002;

  /** Tasks whose answers are in memory, for each thread. */
  private static final int AHEAD = 2;

  @Override
  public String name() {
    return "threads";
  }

  @Override
  public String purpose() {
    return "most work on one machine";
  }

  @Override
  public String uses(Demand demand) {
    return demand.jobs() == 1 ? "1 job, no faster than sequential" : demand.jobs() + " jobs";
  }

  @Override
  public Optional<String> obstacle(Demand demand) {
    return Runtime.getRuntime().availableProcessors() == 1 && demand.jobs() == 1
        ? Optional.of("needs a second core, and this machine has one")
        : Optional.empty();
  }

  @Override
  public Cost cost(Demand demand) {
    long atOnce = Math.min(demand.jobs(), Math.max(1, demand.surfaces()));
    return new Cost(START_SECONDS, Cost.NANOS_PER_CELL / atOnce);
  }

  @Override
  public Footprint footprint(Demand demand) {
    return new Footprint(demand.jobs(), AHEAD * demand.jobs(), 1, false);
  }

  @Override
  public Execution start(Demand demand) {
    String jobs = demand.jobs() == 1 ? "1 job" : demand.jobs() + " jobs";
    return new InProcess("%s (%s)".formatted(name(), jobs), demand.jobs());
  }
}

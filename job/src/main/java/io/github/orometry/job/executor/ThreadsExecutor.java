package io.github.orometry.job.executor;

import io.github.orometry.job.input.InputReader;
import java.util.Optional;
import java.util.Set;

/** Tasks on several threads of this process. */
public final class ThreadsExecutor implements Executor {
  /** To make the threads, and what is lost at the end while not all of them have work. */
  private static final double START_SECONDS = 0.002;

  @Override
  public String name() {
    return "threads";
  }

  @Override
  public String purpose() {
    return "most work on one machine";
  }

  @Override
  public Set<String> formats() {
    return InputReader.formats();
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
  public Optional<String> claim(Demand demand) {
    return Optional.empty();
  }

  @Override
  public Cost cost(Demand demand) {
    long atOnce = Math.min(demand.jobs(), Math.max(1, demand.surfaces()));
    return new Cost(START_SECONDS, Cost.NANOS_PER_CELL / atOnce);
  }

  @Override
  public Footprint footprint(Demand demand) {
    return new Footprint(demand.jobs(), ThreadsExecution.AHEAD * demand.jobs(), 1, false);
  }

  @Override
  public Execution start(Demand demand) {
    return new ThreadsExecution(demand.jobs());
  }
}

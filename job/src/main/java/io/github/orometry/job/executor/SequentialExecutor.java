package io.github.orometry.job.executor;

import io.github.orometry.job.input.InputReader;
import io.github.orometry.job.input.Inputs;
import io.github.orometry.job.report.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One slab after another, on the calling thread: the least memory, and the plainest stack traces.
 */
public final class SequentialExecutor implements Executor, Execution {
  @Override
  public String name() {
    return "sequential";
  }

  @Override
  public String purpose() {
    return "a few surfaces, the least memory, looking for a fault";
  }

  @Override
  public Set<String> formats() {
    return InputReader.formats();
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
  public Optional<String> claim(Demand demand) {
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
    return this;
  }

  @Override
  public String describe() {
    return name();
  }

  @Override
  public Outcome execute(Work work, Progress progress) {
    Inputs inputs = work.slabs(1, progress);
    try (TaskRunner runner = work.runner(inputs, 1);
        ResultWriter writer = new ResultWriter(work, progress)) {
      for (SlabTask task : work.tasks(inputs, 1)) {
        writer.write(runner.run(task));
      }
      return writer.outcome(List.of(runner));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

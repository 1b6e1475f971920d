package io.github.orometry.job.executor;

import io.github.orometry.job.input.Inputs;
import io.github.orometry.job.report.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * One slab after another, on the calling thread: the least memory, and the plainest stack traces.
 */
public final class SequentialExecutor implements Executor {
  @Override
  public String describe() {
    return "sequential";
  }

  @Override
  public Outcome execute(Work work, Progress progress) {
    Inputs inputs = work.slabs(1);
    try (TaskRunner runner = work.runner(inputs, 1);
        ResultWriter writer = new ResultWriter(work, progress)) {
      for (SlabTask task : work.tasks(inputs, 1)) {
        writer.write(runner.run(task));
      }
      return writer.outcome();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

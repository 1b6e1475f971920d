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
    int slabsPerTask = slabsPerTask(work, inputs);
    try (TaskRunner runner = new TaskRunner(inputs.sources(), work.settings());
        ResultWriter writer = new ResultWriter(work, progress)) {
      for (SlabTask task : TaskPlan.tasks(inputs.sources(), slabsPerTask)) {
        writer.write(runner.run(task));
      }
      return writer.outcome();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int slabsPerTask(Work work, Inputs inputs) {
    return work.slabsPerTask() > 0
        ? work.slabsPerTask()
        : TaskPlan.slabsPerTask(inputs.slabs(), inputs.grid().cells(), 1);
  }
}

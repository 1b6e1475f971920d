package io.github.orometry.job.tuning;

import io.github.orometry.job.config.RunSettings;
import io.github.orometry.job.executor.Demand;
import io.github.orometry.job.executor.Execution;
import io.github.orometry.job.executor.Work;
import io.github.orometry.job.input.Inputs;
import io.github.orometry.job.report.Progress;
import io.github.orometry.job.table.RowContext;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Does trials on samples of one input. */
final class Trials {
  private final RunSettings settings;
  private final Inputs inputs;
  private final RowContext rows;
  private final TrialFolder folder;
  private final Demand demand;
  private final Consumer<Measurement> measured;

  /**
   * Trials that write to a folder.
   *
   * @param settings of the run that is tried
   * @param inputs the samples are of
   * @param measured is told of each trial
   */
  Trials(RunSettings settings, Inputs inputs, TrialFolder folder, Consumer<Measurement> measured) {
    this.measured = measured;
    this.settings = settings;
    this.inputs = inputs;
    this.folder = folder;
    rows =
        RowContext.of(
            inputs.grid(), settings.levels(), settings.minIncludedHeight(), settings.maskSpecs());
    demand = Demand.of(settings, inputs);
  }

  /** What a run with all cores asks of an executor. */
  Demand demand() {
    return demand;
  }

  /** Cells of a surface. */
  int cells() {
    return inputs.grid().cells();
  }

  /** Starts the candidate's executor, does one trial and stops it. */
  Measurement run(Candidate candidate, int surfaces) {
    Demand asked = demand.withJobs(candidate.workers());
    try (Execution execution = candidate.executor().start(asked)) {
      return run(candidate, execution, surfaces);
    }
  }

  /** One trial on an executor that was started. */
  Measurement run(Candidate candidate, Execution execution, int surfaces) {
    Inputs sample = Sample.of(inputs, surfaces);
    Path tables = folder.nextTrial();
    Work work =
        Work.of(settings, sample, rows, tables, () -> folder.folder("scratch"), candidate.sizes());
    HeapPeak heap = HeapPeak.start();
    long start = System.nanoTime();
    try (Progress progress = Progress.silent()) {
      execution.execute(work, progress);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long bytes = heap.bytes();
    folder.delete(tables);
    Measurement measurement =
        new Measurement(candidate, surfaces, seconds, bytes / candidate.workers());
    measured.accept(measurement);
    return measurement;
  }
}

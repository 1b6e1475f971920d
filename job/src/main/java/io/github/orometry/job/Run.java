package io.github.orometry.job;

import io.github.orometry.job.config.RunSettings;
import io.github.orometry.job.counts.CountsFiles;
import io.github.orometry.job.executor.Demand;
import io.github.orometry.job.executor.Execution;
import io.github.orometry.job.executor.Executor;
import io.github.orometry.job.executor.ExecutorChoice;
import io.github.orometry.job.executor.ExecutorChooser;
import io.github.orometry.job.executor.MemoryEstimate;
import io.github.orometry.job.executor.Outcome;
import io.github.orometry.job.executor.TaskSizes;
import io.github.orometry.job.executor.UnavailableException;
import io.github.orometry.job.executor.Work;
import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.input.InputReader;
import io.github.orometry.job.input.Inputs;
import io.github.orometry.job.publish.Publication;
import io.github.orometry.job.report.Manifest;
import io.github.orometry.job.report.Phases;
import io.github.orometry.job.report.Profile;
import io.github.orometry.job.report.Progress;
import io.github.orometry.job.report.Summary;
import io.github.orometry.job.slab.SlabStatus;
import io.github.orometry.job.table.RowContext;
import io.github.orometry.job.tuning.RunTuning;
import io.github.orometry.job.tuning.TuningFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One run from inputs to a published result. */
final class Run {
  private final RunSettings settings;
  private final boolean verbose;
  private final Instant started = Instant.now();
  private final Phases phases = new Phases();
  private final List<Executor> executors = ExecutorChooser.registered();

  Run(RunSettings settings, boolean verbose) {
    this.settings = settings;
    this.verbose = verbose;
  }

  /**
   * Runs, and prints a summary to standard output.
   *
   * @throws io.github.orometry.job.failure.JobException where it fails; nothing is left at the
   *     output then
   */
  void run() {
    ExecutorChooser.checkName(executors, settings.executor());
    Profile profile = Profile.start(settings.profile());
    try {
      published();
    } finally {
      profile.close();
    }
  }

  private void published() {
    try (Publication publication =
        Publication.open(
            settings.out(), settings.ifExists(), settings.runId(), settings.inputs())) {
      Inputs inputs =
          phases.time(
              "read",
              () -> InputReader.open(settings.inputs(), settings.dims(), publication::scratch));
      RowContext rows =
          RowContext.of(
              inputs.grid(), settings.levels(), settings.minIncludedHeight(), settings.maskSpecs());
      RunTuning tuning = tuning(inputs);
      try (Execution execution = start(inputs, rows, tuning)) {
        publish(publication, inputs, rows, tuning, execution);
      }
    }
  }

  private RunTuning tuning(Inputs inputs) {
    Demand untuned = Demand.of(settings, inputs);
    RunTuning tuning =
        RunTuning.find(
            settings, executors, untuned, TuningFolder.ofUser(), why -> tell("warning: " + why));
    if (verbose && tuning.file() != null) {
      tell("tuning: " + tuning.file());
    }
    return tuning;
  }

  /** The executor that is meant, or where that does not start another one. */
  private Execution start(Inputs inputs, RowContext rows, RunTuning tuning) {
    Demand demand = tuning.demand();
    ExecutorChooser chooser =
        new ExecutorChooser(
            executors, settings.executor(), settings.fallback(), demand, tuning.costs());
    while (true) {
      ExecutorChoice choice = chooser.choose();
      if (choice.warning() != null) {
        tell("warning: " + choice.warning());
      }
      checkMemory(choice.executor().footprint(demand), tuning.sizes(), inputs, rows);
      try {
        Execution execution = phases.time("start", () -> choice.executor().start(demand));
        tell("executor " + execution.describe() + ": " + choice.reason());
        return execution;
      } catch (UnavailableException e) {
        chooser.refuse(choice.executor(), e.getMessage());
      }
    }
  }

  private void checkMemory(
      Executor.Footprint footprint, TaskSizes sizes, Inputs inputs, RowContext rows) {
    long heap = footprint.elsewhere() ? Long.MAX_VALUE : Runtime.getRuntime().maxMemory();
    MemoryEstimate estimate = MemoryEstimate.of(footprint, sizes, inputs.slabs(), rows, heap);
    tell(estimate.text());
    estimate.checkSurface(inputs.grid(), heap);
    String excess = estimate.excess(settings.memoryWarn(), heap);
    if (excess != null && settings.memoryStrict()) {
      throw new JobException(ExitCode.RUN_FAILED, excess);
    }
    if (excess != null) {
      tell(excess);
    }
  }

  private void publish(
      Publication publication,
      Inputs inputs,
      RowContext rows,
      RunTuning tuning,
      Execution execution) {
    Outcome outcome = compute(publication, inputs, rows, tuning, execution);
    phases.add("read", outcome.seconds().read());
    phases.add("compute", outcome.seconds().compute());
    phases.add("write", outcome.seconds().write());
    phases.time(
        "write", () -> CountsFiles.write(publication.staging(), inputs.grid(), outcome.counts()));
    phases.time("publish", publication::prepare);
    new Manifest(
            settings.runId(),
            started,
            Versions.with(execution.versions()),
            inForce(tuning),
            inputs.files(),
            inputs.grid(),
            execution.describe(),
            tuning.content(),
            phases.seconds(),
            outcome.totals())
        .write(publication.staging());
    phases.time("publish", () -> publication.publish().forEach(Run::tellLeft));
    if (verbose) {
      tell(phases.text());
    }
    System.out.print(summary(outcome, execution, publication.target()).text());
  }

  private Outcome compute(
      Publication publication,
      Inputs inputs,
      RowContext rows,
      RunTuning tuning,
      Execution execution) {
    Work work =
        Work.of(
            settings, inputs, rows, publication.staging(), publication::scratch, tuning.sizes());
    try (Progress progress = Progress.start("surfaces", inputs.slabs())) {
      return execution.execute(work, progress);
    }
  }

  private Map<String, Object> inForce(RunTuning tuning) {
    Map<String, Object> inForce = settings.byName();
    inForce.put("jobs", tuning.demand().jobs());
    return inForce;
  }

  private Summary summary(Outcome outcome, Execution execution, Path target) {
    return new Summary(
        outcome.totals().slabs(),
        outcome.totals().slabs(SlabStatus.REJECTED),
        outcome.totals().peaks(),
        execution.describe(),
        phases.total(),
        target);
  }

  static void tellLeft(Path folder) {
    tell("the old result was replaced, but could not be deleted from " + folder + ".");
  }

  private static void tell(String sentence) {
    System.err.println("orometry: " + sentence);
  }
}

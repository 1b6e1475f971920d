package io.github.orometry.job;

import io.github.orometry.job.config.BadSlabPolicy;
import io.github.orometry.job.config.ExecutorKind;
import io.github.orometry.job.config.RunSettings;
import io.github.orometry.job.counts.CountsFiles;
import io.github.orometry.job.executor.Executor;
import io.github.orometry.job.executor.ExecutorChoice;
import io.github.orometry.job.executor.MemoryEstimate;
import io.github.orometry.job.executor.Outcome;
import io.github.orometry.job.executor.TaskSizes;
import io.github.orometry.job.executor.Work;
import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.input.InputReader;
import io.github.orometry.job.input.Inputs;
import io.github.orometry.job.publish.Publication;
import io.github.orometry.job.report.Manifest;
import io.github.orometry.job.report.Phases;
import io.github.orometry.job.report.Progress;
import io.github.orometry.job.report.Summary;
import io.github.orometry.job.slab.SlabSettings;
import io.github.orometry.job.slab.SlabStatus;
import io.github.orometry.job.table.RowContext;
import java.nio.file.Path;
import java.time.Instant;

/** One run from inputs to a published result. */
final class Run {
  private final RunSettings settings;
  private final boolean verbose;
  private final Instant started = Instant.now();
  private final Phases phases = new Phases();

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
    try (Publication publication =
        Publication.open(
            settings.out(), settings.ifExists(), settings.runId(), settings.inputs())) {
      Inputs inputs =
          phases.time(
              "open",
              () -> InputReader.open(settings.inputs(), settings.dims(), publication::scratch));
      ExecutorChoice choice = ExecutorChoice.of(settings, inputs.slabs(), Session.isSubmitted());
      RowContext rows =
          RowContext.of(
              inputs.grid(), settings.levels(), settings.minIncludedHeight(), settings.maskSpecs());
      checkMemory(choice.kind(), inputs, rows);
      try (Session session = Session.of(choice.kind(), settings)) {
        publish(publication, inputs, rows, choice, session);
      }
    }
  }

  private void checkMemory(ExecutorKind kind, Inputs inputs, RowContext rows) {
    boolean elsewhere = MemoryEstimate.isCluster(settings, kind);
    long heap = elsewhere ? Long.MAX_VALUE : Runtime.getRuntime().maxMemory();
    MemoryEstimate estimate = MemoryEstimate.of(settings, kind, inputs.slabs(), rows, heap);
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
      ExecutorChoice choice,
      Session session) {
    Executor executor = session.executor();
    tell("executor " + executor.describe() + ": " + choice.reason());
    Outcome outcome = phases.time("compute", () -> compute(publication, inputs, rows, executor));
    phases.time(
        "count", () -> CountsFiles.write(publication.staging(), inputs.grid(), outcome.counts()));
    new Manifest(
            settings.runId(),
            started,
            session.versions(),
            settings.byName(),
            inputs.files(),
            inputs.grid(),
            executor.describe(),
            phases.seconds(),
            outcome.totals())
        .write(publication.staging());
    phases.time("publish", () -> publication.publish().forEach(Run::tellLeft));
    if (verbose) {
      tell("seconds: " + phases.seconds());
    }
    System.out.print(summary(outcome, executor, publication.target()).text());
  }

  private Outcome compute(
      Publication publication, Inputs inputs, RowContext rows, Executor executor) {
    Work work =
        new Work(
            inputs,
            new SlabSettings(
                inputs.grid(),
                settings.connectivity(),
                settings.thresholds(),
                rows.levels(),
                rows.scoredLevel(),
                rows.masks()),
            rows,
            settings.tableFormat(),
            publication.staging(),
            publication::scratch,
            settings.onBadSlab() == BadSlabPolicy.FAIL,
            settings.project() != null,
            TaskSizes.of(settings));
    try (Progress progress = Progress.start("surfaces", surfaces(inputs))) {
      return executor.execute(work, progress);
    }
  }

  /** How many the workers get. */
  private long surfaces(Inputs inputs) {
    return settings.project() == null ? inputs.slabs() : inputs.epochs().size();
  }

  private Summary summary(Outcome outcome, Executor executor, Path target) {
    return new Summary(
        outcome.totals().slabs(),
        outcome.totals().slabs(SlabStatus.REJECTED),
        outcome.totals().peaks(),
        executor.describe(),
        phases.total(),
        target);
  }

  static void tellLeft(Path folder) {
    tell("the old result was replaced, but could not be deleted from " + folder);
  }

  private static void tell(String sentence) {
    System.err.println("orometry: " + sentence);
  }
}

package io.github.orometry.job.engine;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.publish.OutputSettings;
import java.util.Optional;

/**
 * An analysis of files, published whole or not at all.
 *
 * <pre>{@code
 * Outcome outcome =
 *     Job.of(
 *             Analysis.builder().minProminence(0.1).build(),
 *             JobInput.of("posteriors.npz"),
 *             JobOutput.to("results"),
 *             JobExecution.automatic())
 *         .run(JobListener.SILENT);
 * }</pre>
 */
public record Job(Analysis analysis, JobInput input, JobOutput output, JobExecution execution) {
  /**
   * @throws io.github.orometry.setting.BadSettingException where settings contradict each other
   */
  public Job {
    Plan.check(execution);
  }

  /**
   * A job, which has not begun.
   *
   * @throws io.github.orometry.setting.BadSettingException where settings contradict each other
   */
  public static Job of(
      Analysis analysis, JobInput input, JobOutput output, JobExecution execution) {
    return new Job(analysis, input, output, execution);
  }

  /**
   * Where a run of this name has published what this job would, from the same inputs with the same
   * settings; empty where none has.
   *
   * @throws io.github.orometry.job.failure.ConflictException where a run of this name has published
   *     there from others
   */
  public Optional<Location> published() {
    return output.settings().has(OutputSettings.RUN_ID)
        ? new JobRun(this, JobListener.SILENT).published()
        : Optional.empty();
  }

  /**
   * Runs the job; it may be run again.
   *
   * @throws io.github.orometry.job.failure.BadInputException where an input is not as it should be
   * @throws io.github.orometry.job.failure.ConflictException where the output is there, or another
   *     run published first
   * @throws io.github.orometry.job.failure.FailedException where the work cannot be done
   * @throws java.util.concurrent.CancellationException where the listener asks to stop; as with
   *     each of these, nothing is left at the output
   */
  public Outcome run(JobListener listener) {
    return new JobRun(this, listener).run();
  }
}

package io.github.orometry.job.engine;

import java.util.Map;

/** An executor that was started, for one run. */
public interface Execution extends AutoCloseable {
  /** How it is called, with what it uses: "threads (2 jobs)". */
  String describe();

  /** Versions of what it runs on, by name; none in this process. */
  default Map<String, String> versions() {
    return Map.of();
  }

  /**
   * Computes every surface and writes every table, to files anywhere below {@link Work#staging}.
   *
   * @param listener is told of surfaces as they are done
   * @throws io.github.orometry.job.failure.JobException where an input cannot be read, a surface is
   *     not valid and the run is to fail for it, or a table cannot be written; files may then be
   *     incomplete
   * @throws java.util.concurrent.CancellationException where the listener asks to stop
   */
  Written execute(Work work, JobListener listener);

  /** Stops what was started; not what was given. In this process nothing outlives the work. */
  @Override
  default void close() {}
}

package io.github.orometry.job.executor;

import io.github.orometry.job.report.Progress;
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
   * Computes every slab and writes every table.
   *
   * @param progress is told of slabs as they are done
   * @throws io.github.orometry.job.failure.JobException where an input cannot be read, a surface is
   *     not valid and the run is to fail for it, or a table cannot be written; files may then be
   *     incomplete
   */
  Outcome execute(Work work, Progress progress);

  /** Stops what was started. */
  @Override
  default void close() {}
}

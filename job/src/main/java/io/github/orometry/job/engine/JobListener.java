package io.github.orometry.job.engine;

import io.github.orometry.analysis.AnalysisListener;
import io.github.orometry.job.failure.Remedy;

/** Is told of a job as it goes on. */
public interface JobListener extends AnalysisListener {
  /** Nobody listens. */
  JobListener SILENT = new JobListener() {};

  /** Something that a user may want to know. */
  default void info(String sentence) {}

  /** Something that only a user who looks closely wants to know. */
  default void detail(String sentence) {}

  /**
   * Something that a user should know.
   *
   * @param remedy what would help; null for nothing known
   */
  default void warning(String sentence, Remedy remedy) {}

  /** The work begins: {@link #done} will be told of so many surfaces. */
  default void begin(long surfaces) {}

  /** The work has ended, or failed. */
  default void end() {}
}

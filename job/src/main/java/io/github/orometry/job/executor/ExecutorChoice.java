package io.github.orometry.job.executor;

import io.github.orometry.job.config.ExecutorKind;
import io.github.orometry.job.config.RunSettings;

/**
 * Which executor does the work, and why.
 *
 * <p>On one machine Spark does not start to pay: with the same cores the threads do the same work
 * on the same kernel, without its start and without copies (the README has the figures). So {@code
 * auto} takes Spark where a cluster is named and nowhere else.
 *
 * @param kind never {@code AUTO}
 * @param reason in a few words
 */
public record ExecutorChoice(ExecutorKind kind, String reason) {

  /**
   * Chooses for so many surfaces.
   *
   * @param submitted whether this process was started by spark-submit, which names a master
   */
  public static ExecutorChoice of(RunSettings settings, long slabs, boolean submitted) {
    if (settings.executor() != ExecutorKind.AUTO) {
      return new ExecutorChoice(settings.executor(), "asked for");
    }
    if (settings.master() != null) {
      return new ExecutorChoice(ExecutorKind.SPARK, "a master was named");
    }
    if (submitted) {
      return new ExecutorChoice(ExecutorKind.SPARK, "started by spark-submit");
    }
    if (slabs == 1) {
      return new ExecutorChoice(ExecutorKind.SEQUENTIAL, "one surface");
    }
    if (settings.jobs() == 1) {
      return new ExecutorChoice(ExecutorKind.SEQUENTIAL, "one core or job");
    }
    return new ExecutorChoice(
        ExecutorKind.THREADS, slabs + " surfaces on this machine, no cluster named");
  }
}

package io.github.orometry.job.engine;

import java.util.Map;

/**
 * What was measured on this machine: sizes and costs that hold where the user says nothing else.
 *
 * @param source where it is kept, in words
 * @param jobs how many surfaces at once
 * @param perTask surfaces of a task at most
 * @param buffer surfaces of a task in memory at most
 * @param costs of the executors, measured with so many jobs
 * @param about what the manifest says of it
 */
public record Tuned(
    String source, int jobs, int perTask, int buffer, Costs costs, Map<String, Object> about) {
  /** Looks for one. */
  @FunctionalInterface
  public interface Lookup {
    /** None is kept. */
    Lookup NONE = (cells, listener) -> null;

    /**
     * What was measured for surfaces of so many cells; null for nothing.
     *
     * @param listener is warned of what is kept and cannot be used
     */
    Tuned find(int cells, JobListener listener);
  }
}

package io.github.orometry.analysis;

/** Is told of a batch call as it goes on, by any of its threads, and may end it. */
public interface AnalysisListener {
  /** Nobody listens. */
  AnalysisListener SILENT = new AnalysisListener() {};

  /** So many parts of a surface are as much as a whole one. */
  long SURFACE = 1_000_000;

  /** Surfaces, or parts of one that takes long, are done: {@link #SURFACE} for each whole one. */
  default void done(long parts) {
    // Nobody asks.
  }

  /** Whether to stop: asked before each surface, and within one that takes long. */
  default boolean isCancelled() {
    return false;
  }
}

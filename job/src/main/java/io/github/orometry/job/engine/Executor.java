package io.github.orometry.job.engine;

import io.github.orometry.job.source.SourceFormats;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of executor: what it is for, what it can do, and how to start it. One class each, without
 * state and with a public constructor without arguments, named in {@code
 * META-INF/services/io.github.orometry.job.engine.Executor}; nothing else knows of it.
 *
 * <p>Asking costs little: until {@link #start}, no class of what it runs on is loaded.
 */
public interface Executor {

  /** How the setting {@code executor} calls it: one word in small letters. */
  String name();

  /** What it is for, in a few words. */
  String purpose();

  /** The formats of inputs it reads, as {@link io.github.orometry.job.source.InputFile#format}. */
  default Set<String> formats() {
    return SourceFormats.names();
  }

  /** What it would use, in a few words: "2 threads". */
  String uses(Demand demand);

  /**
   * Why it cannot do this work here, as the end of a sentence that begins with its name: "needs a
   * heap of 450 MiB". Empty where it can, as far as can be told without starting it.
   */
  Optional<String> obstacle(Demand demand);

  /**
   * Why it is meant although no executor was named: "a master was named". Empty where it is not.
   */
  default Optional<String> claim(Demand demand) {
    return Optional.empty();
  }

  /** What the work is expected to cost. */
  Cost cost(Demand demand);

  /** What the work takes of memory. */
  Footprint footprint(Demand demand);

  /**
   * Starts it for one run.
   *
   * @throws UnavailableException where it does not start; nothing of it is left then
   */
  Execution start(Demand demand);

  /**
   * The time that some work takes.
   *
   * @param startSeconds before the first surface
   * @param nanosPerCell wall time for a cell of a surface, with everything read and written
   */
  record Cost(double startSeconds, double nanosPerCell) {
    /**
     * On one thread of the machine that the figures of docs/performance.md are of, on posteriors.
     */
    public static final double NANOS_PER_CELL = 45;

    double seconds(Demand demand) {
      return startSeconds + nanosPerCell * demand.cells() * demand.surfaces() / 1e9;
    }
  }

  /**
   * What is in memory at a time.
   *
   * @param tasks tasks read and computed at once, in one process
   * @param results tasks whose results are in memory at once
   * @param writers sets of tables written at once
   * @param elsewhere whether other processes do the work, whose memory is not known here
   */
  record Footprint(int tasks, int results, int writers, boolean elsewhere) {}
}

package io.github.orometry.job.engine;

import io.github.orometry.analysis.BatchSizes;
import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.result.ResultSpec;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.stack.Epoch;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What an execution is given.
 *
 * @param inputs the surfaces
 * @param spec what the result is to hold
 * @param project whether each epoch collapses to its maximum projection first
 * @param failOnBadSurface whether an invalid surface ends the run
 * @param sizes how many surfaces go together
 * @param patience how long other processes may do nothing while there is work for them
 * @param staging the folder of the result as it is written; files are named from it on
 * @param scratch gives a folder within it for what is needed on the way, seen by all workers
 */
public record Work(
    Inputs inputs,
    ResultSpec spec,
    boolean project,
    boolean failOnBadSurface,
    BatchSizes sizes,
    Duration patience,
    Location staging,
    Supplier<Location> scratch) {
  /**
   * How many surfaces are to have an answer: all, or where they are projected one for each epoch.
   */
  long answers() {
    if (!project) {
      return inputs.surfaces();
    }
    try {
      return Epoch.of(inputs.sources()).size();
    } catch (IOException e) {
      throw new BadInputException("the input cannot be read: " + Reason.of(e) + ".", e);
    }
  }
}

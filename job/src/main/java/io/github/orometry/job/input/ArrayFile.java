package io.github.orometry.job.input;

import io.github.orometry.job.failure.JobException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a file holds.
 *
 * @param stacks its epochs, in their order; at least one unless some were refused
 * @param refused arrays that are not what they should be
 * @param x the column centres, where the file has them
 * @param y the row centres, where the file has them
 */
record ArrayFile(List<Stack> stacks, List<Refused> refused, Optional<Axis> x, Optional<Axis> y) {
  ArrayFile {
    stacks = List.copyOf(stacks);
    refused = List.copyOf(refused);
  }

  /** A file without fault. */
  ArrayFile(List<Stack> stacks, Optional<Axis> x, Optional<Axis> y) {
    this(stacks, List.of(), x, y);
  }

  /**
   * An array that cannot be read.
   *
   * @param name in the file
   * @param failure the sentence
   */
  record Refused(String name, JobException failure) {}

  /**
   * Cell centres.
   *
   * @param label the words for where they come from
   * @param centres the numbers as found, not yet checked
   */
  record Axis(String label, double[] centres) {}

  /**
   * One epoch.
   *
   * @param label the words for the array, such as "file a.npz, array 'epoch_0003'"
   * @param name of the array in the file, where it has one
   * @param shape what tells its grid, such as "has shape (3, 5, 7), so with --dims x,y,t a grid of
   *     3 columns and 5 rows"
   * @param nx columns, at least 1
   * @param ny rows, at least 1
   * @param plane how its surfaces lie in the file
   * @param opening gives its slabs
   */
  record Stack(
      String label,
      Optional<String> name,
      String shape,
      int nx,
      int ny,
      Plane plane,
      Opening opening) {}

  /** Makes an epoch's slabs readable, staging them if need be. */
  @FunctionalInterface
  interface Opening {
    /** The slabs of an epoch with the given index. */
    SlabSource source(int epochIdx) throws IOException;
  }
}

package io.github.orometry.job.source;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a file holds.
 *
 * @param stacks its epochs, in their order
 * @param refused what is no epoch, or not as it should be, in its order
 * @param x the column centres, where the file has them
 * @param y the row centres, where the file has them
 */
public record ArrayFile(
    List<Stack> stacks, List<Refused> refused, Optional<Axis> x, Optional<Axis> y) {
  public ArrayFile {
    stacks = List.copyOf(stacks);
    refused = List.copyOf(refused);
  }

  /** A file that is one epoch. */
  public static ArrayFile of(Stack stack) {
    return new ArrayFile(List.of(stack), List.of(), Optional.empty(), Optional.empty());
  }

  /**
   * An array that is no epoch.
   *
   * @param name in the file
   * @param passedOver whether the rest of the file is used without it; else it is a fault
   * @param failure the sentence
   */
  public record Refused(String name, boolean passedOver, BadInputException failure) {}

  /**
   * Cell centres.
   *
   * @param label the words for where they come from
   * @param centres the numbers as found, not yet checked
   */
  public record Axis(String label, double[] centres) {}

  /**
   * One epoch.
   *
   * @param label the words for the array, such as "file a.npz, array 'epoch_0003'"
   * @param name of the array in the file, where it has one
   * @param shape what tells its grid, such as "has shape (3, 5, 7), so with dims x,y,t a grid of 3
   *     columns and 5 rows"
   * @param nx columns, at least 1
   * @param ny rows, at least 1
   * @param nt time bins, at least 1
   * @param plane how its surfaces lie in the file
   * @param opening gives its surfaces
   */
  public record Stack(
      String label,
      Optional<String> name,
      String shape,
      int nx,
      int ny,
      int nt,
      Plane plane,
      Opening opening) {}

  /** Makes an epoch's surfaces readable, staging them if need be. */
  @FunctionalInterface
  public interface Opening {
    /** The surfaces of an epoch with the given index. */
    SurfaceSource source(int epochIdx) throws IOException;
  }
}

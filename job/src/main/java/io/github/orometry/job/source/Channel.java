package io.github.orometry.job.source;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.stack.Epoch;
import io.github.orometry.surface.Grid;
import java.io.IOException;

/**
 * One epoch on its own: an array of a file, or an epoch of one input with keys. Its grid is its
 * own, and its failures are no other channel's.
 *
 * @param input the file or folder
 * @param name of the array in its file, or such as "epoch_0003"; empty where a file is one array
 * @param label the words for it, such as "file a.npz, array 'b'"
 * @param grid with the axes in its file, where they fit it
 * @param plane how its surfaces lie in the file
 * @param opening makes its surfaces readable
 */
public record Channel(
    Location input, String name, String label, Grid grid, Plane plane, Opening opening) {

  /** Makes all surfaces of the channel readable, staging them if need be. */
  public interface Opening {
    Epoch open() throws IOException;
  }

  /** A channel that cannot be read; its name is empty where that is a whole file. */
  public record Refused(Location input, String name, BadInputException failure) {}
}

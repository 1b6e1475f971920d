package io.github.orometry.job.input;

import io.github.orometry.job.failure.JobException;
import java.io.IOException;

/**
 * One epoch on its own: an array of a file, or an epoch of one Parquet input. Its grid is its own,
 * and its failures are no other channel's.
 *
 * @param input the file or folder as given
 * @param name of the array in its file, or such as "epoch_0003"; empty where a file is one array
 * @param label the words for it, such as "file a.npz, array 'b'"
 * @param nx columns
 * @param ny rows
 * @param plane how its surfaces lie in the file
 * @param opening makes its surfaces readable
 */
public record Channel(
    String input, String name, String label, int nx, int ny, Plane plane, Opening opening) {

  /** Makes surfaces readable, staging them if need be. */
  @FunctionalInterface
  public interface Opening {
    /** All surfaces of the channel. */
    Epoch open() throws IOException;
  }

  /** A channel that cannot be read; its name is empty where that is a whole file. */
  public record Refused(String input, String name, JobException failure) {}
}

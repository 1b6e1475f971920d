package io.github.orometry.job.input;

import io.github.orometry.job.failure.JobException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A format whose files hold arrays. Has no state. */
interface ArrayFormat {

  /** How the names of its files end, in lower case, such as ".npy"; the first names the format. */
  List<String> endings();

  /**
   * Reads what the file says of itself: its arrays' shapes, and its axes.
   *
   * @param dims which of x, y, t the arrays' dimensions are, where the format does not say
   * @param staging where arrays go that cannot be read where they lie; used only once a stack is
   *     made a source
   * @throws JobException (bad input) where the file as a whole is not what it should be; of a file
   *     of several arrays, one that is not is among the refused
   * @throws IOException where the file cannot be read
   */
  ArrayFile open(Path file, Dims dims, Staging staging) throws IOException;
}

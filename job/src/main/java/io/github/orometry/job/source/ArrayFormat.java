package io.github.orometry.job.source;

import io.github.orometry.job.file.Location;
import java.io.IOException;

/** A format whose files hold arrays. */
public non-sealed interface ArrayFormat extends SourceFormat {
  /**
   * Reads what the file says of itself: its arrays' shapes, and its axes.
   *
   * @param staging where arrays go that cannot be read where they lie; used only once a stack is
   *     made a source
   * @throws io.github.orometry.job.failure.BadInputException where the file as a whole is not what
   *     it should be; of a file of several arrays, one that is not is among the refused
   * @throws IOException where the file cannot be read
   */
  ArrayFile open(Location file, ReadOptions options, Staging staging) throws IOException;
}

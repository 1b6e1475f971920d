package io.github.orometry.job.publish;

import io.github.orometry.job.file.Location;
import java.io.Closeable;
import java.util.List;
import java.util.Map;

/**
 * One run's way to its target. Closed without having been published, it leaves nothing behind; so
 * it does when the process is ended in an orderly way.
 */
public interface Publication extends Closeable {
  /** The folder of the result as it is written: all that is to be in it goes here by its path. */
  Location staging();

  /**
   * A folder for what is needed on the way; it exists, on the store of {@link #staging}, and is
   * never published.
   *
   * @throws io.github.orometry.job.failure.FailedException where it cannot be made
   */
  Location scratch();

  /** Where the result is, once published. */
  Location target();

  /**
   * Gives a file that was written below {@link #staging}, in its scratch folder or elsewhere, its
   * path in the result; every file of the result is to have one.
   *
   * @param from its path from the staging folder on
   * @param to its path in the result, where files can be moved
   * @return its path in the result
   * @throws io.github.orometry.job.failure.FailedException where that fails
   */
  String place(String from, String to);

  /**
   * Publishes: writes the manifest, and makes the result appear.
   *
   * @param manifest the content of the manifest, which lists every file of the result
   * @return old results that were replaced, and what killed runs left, as far as they could not be
   *     deleted; mostly empty
   * @throws io.github.orometry.job.failure.ConflictException where another run published first; an
   *     old result is then where it was
   * @throws io.github.orometry.job.failure.FailedException where it cannot be published; likewise
   */
  List<Location> publish(Map<String, Object> manifest);

  /** Takes away what was not published, and the parents made for it. */
  @Override
  void close();
}

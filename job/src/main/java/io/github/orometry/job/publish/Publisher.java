package io.github.orometry.job.publish;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Store;
import java.io.IOException;
import java.util.List;

/**
 * A way to publish, a room of this package. Named in {@code
 * META-INF/services/io.github.orometry.job.publish.Publisher}, without state, with a constructor
 * without arguments that costs nothing.
 */
public interface Publisher {
  /** Whether results can be published so on a store. */
  boolean suits(Store store);

  /**
   * Begins: makes the staging folder, and the target's parents where they are missing.
   *
   * @param runId part of the staging folder's name
   * @throws io.github.orometry.job.failure.ConflictException where the target exists and is not to
   *     be replaced
   * @throws IOException where nothing can be written there
   */
  Publication open(Target target, PublishOptions options, String runId) throws IOException;

  /** What runs left at a target that are surely dead. */
  List<Location> leftovers(Target target, PublishOptions options) throws IOException;

  /** Deletes that; gives what could not be deleted, mostly nothing. */
  List<Location> clean(Target target, PublishOptions options) throws IOException;
}

package io.github.orometry.job.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;

/**
 * A folder of this machine for what is needed for a while; it goes with the process at the latest.
 */
public final class TemporaryFolder implements Closeable {
  private final Location location;
  private final OrderlyEnd ending;

  /** Makes it, where the system puts such folders. */
  public TemporaryFolder() throws IOException {
    location = Location.of(Files.createTempDirectory("orometry-").toUri().toString()).absolute();
    ending =
        new OrderlyEnd(
            "orometry-delete-temporary",
            this::delete,
            e -> Reason.failed("folder %s could not be deleted".formatted(location), e));
    ending.begin();
  }

  /** The folder. */
  public Location location() {
    return location;
  }

  @Override
  public void close() {
    ending.close();
  }

  private synchronized void delete() throws IOException {
    Stores.of(location).delete(location);
  }
}

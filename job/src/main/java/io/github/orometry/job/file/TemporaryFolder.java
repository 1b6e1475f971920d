package io.github.orometry.job.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of this machine for what is needed for a while; it goes with the process at the latest.
 */
public final class TemporaryFolder implements Closeable {
  private final Location location;
  private final OrderlyEnd ending;

  /**
   * A system property: the folder that such folders are made in, where it is not the system's own.
   */
  public static final String AROUND = "orometry.scratch";

  /** Makes it. */
  public TemporaryFolder() throws IOException {
    Path around = Path.of(System.getProperty(AROUND, System.getProperty("java.io.tmpdir")));
    Path made = Files.createTempDirectory(around, "orometry-");
    location = Location.of(made.toUri().toString()).absolute();
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

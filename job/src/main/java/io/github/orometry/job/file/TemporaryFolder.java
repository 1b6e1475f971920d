package io.github.orometry.job.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;

/**
 * A folder of this machine for what is needed for a while; it goes with the process at the latest.
 */
public final class TemporaryFolder implements Closeable {
  private final Location location;
  private final Thread hook = new Thread(this::deleteAtShutdown, "orometry-delete-temporary");

  /** Makes it, where the system puts such folders. */
  public TemporaryFolder() throws IOException {
    location = Location.of(Files.createTempDirectory("orometry-").toUri().toString()).absolute();
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** The folder. */
  public Location location() {
    return location;
  }

  @Override
  public synchronized void close() throws IOException {
    Stores.of(location).delete(location);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      assert Stores.of(location).info(location).isEmpty(); // the process is ending
    }
  }

  private synchronized void deleteAtShutdown() {
    try {
      Stores.of(location).delete(location);
    } catch (IOException e) {
      // For the handler of what nobody catches: at the end of the process nobody else is there.
      throw new IllegalStateException("%s could not be deleted".formatted(location), e);
    }
  }
}

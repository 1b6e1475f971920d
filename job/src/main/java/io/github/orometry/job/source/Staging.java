package io.github.orometry.job.source;

import io.github.orometry.job.file.Location;
import java.util.function.Supplier;

/**
 * Where surfaces go that cannot be read in pieces where they lie: files of a folder that is asked
 * for only then. For any thread.
 */
public final class Staging {
  private final Supplier<Location> folder;
  private Location made;
  private int files;

  /**
   * Staging in a folder.
   *
   * @param folder gives it; it exists, and on a cluster every machine sees it
   */
  public Staging(Supplier<Location> folder) {
    this.folder = folder;
  }

  /** A file yet to be written. */
  public synchronized Location newFile() {
    if (made == null) {
      made = folder.get();
    }
    return made.child("array-" + files++ + ".raw");
  }
}

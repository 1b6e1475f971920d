package io.github.orometry.job.source;

import io.github.orometry.job.file.Location;
import java.util.function.Supplier;

/**
 * Where arrays go that cannot be read in pieces where they lie: small ones into memory, as long as
 * they are few, others into files of a folder that is asked for only then. For any thread.
 */
public final class Staging {
  /** The most that is held in memory together, in bytes. */
  public static final long MOST_HELD = 32 << 20;

  /** The largest array that is held in memory, in bytes; a source with it is sent to a cluster. */
  private static final long MOST_HELD_EACH = 4 << 20;

  private final Supplier<Location> folder;
  private Location made;
  private long held;
  private int files;

  /**
   * Staging in a folder.
   *
   * @param folder gives it; it exists, and on a cluster every machine sees it
   */
  public Staging(Supplier<Location> folder) {
    this.folder = folder;
  }

  /** Whether so many bytes may be held in memory; if so, they count from now on. */
  public synchronized boolean holds(long bytes) {
    boolean fits = bytes <= MOST_HELD_EACH && held + bytes <= MOST_HELD;
    held += fits ? bytes : 0;
    return fits;
  }

  /** A file yet to be written. */
  public synchronized Location newFile() {
    if (made == null) {
      made = folder.get();
    }
    return made.child("array-" + files++ + ".raw");
  }
}

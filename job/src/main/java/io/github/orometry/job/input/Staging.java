package io.github.orometry.job.input;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Where arrays go that cannot be read in pieces where they lie: small ones into memory, as long as
 * they are few, others into files of a folder that is asked for only then. For any thread.
 */
final class Staging {
  /** The largest array that is held in memory, in bytes; a source with it is sent to a cluster. */
  private static final long MOST_HELD_EACH = 4 << 20;

  /** The most that is held in memory together, in bytes. */
  static final long MOST_HELD = 32 << 20;

  private final Supplier<Path> folder;
  private Path made;
  private long held;
  private int files;

  Staging(Supplier<Path> folder) {
    this.folder = folder;
  }

  /** Whether so many bytes may be held in memory; if so, they count from now on. */
  synchronized boolean holds(long bytes) {
    boolean fits = bytes <= MOST_HELD_EACH && held + bytes <= MOST_HELD;
    held += fits ? bytes : 0;
    return fits;
  }

  /** The absolute path of a file yet to be written. */
  synchronized Path newFile() {
    if (made == null) {
      made = folder.get().toAbsolutePath();
    }
    return made.resolve("array-" + files++ + ".raw");
  }
}

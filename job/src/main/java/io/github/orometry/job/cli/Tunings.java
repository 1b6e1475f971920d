package io.github.orometry.job.cli;

import io.github.orometry.job.engine.JobListener;
import io.github.orometry.job.engine.Tuned;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.tuning.TuningFolder;
import java.io.IOException;

/** Where the tunings of this process's user are: without a folder, no class of theirs is loaded. */
final class Tunings {
  private Tunings() {}

  /**
   * Below {@code XDG_CACHE_HOME}, or {@code .cache} at home where that is not set to an absolute
   * path (XDG Base Directory Specification).
   */
  static Location folder() {
    return folder(System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home"));
  }

  static Location folder(String caches, String home) {
    boolean set = caches != null && caches.startsWith("/");
    return Location.of(set ? caches : home + "/.cache").child("orometry");
  }

  /** What was measured on this machine, for runs of a command line. */
  static Tuned find(int cells, JobListener listener) {
    try {
      boolean any = Stores.of(folder()).info(folder()).isPresent();
      return any ? new TuningFolder(folder()).find(cells, listener) : null;
    } catch (IOException e) {
      listener.warning(
          "folder %s cannot be read: %s.".formatted(folder(), Reason.unnamed(e)), null);
      return null;
    }
  }
}

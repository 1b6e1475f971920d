package io.github.orometry.job.publish;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Store;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The lock by which a run is known to be alive, or to be dead. */
record RunLock(Store store, Location file, Closeable lock) {
  /** The lock of that file; empty where another holds it, or the store knows none. */
  static Optional<RunLock> take(Store store, Location file) throws IOException {
    return store.lock(file).map(lock -> new RunLock(store, file, lock));
  }

  /** Lets go. The file stays, free, where something is left that the next run is to delete. */
  void release(boolean isLeft) throws IOException {
    lock.close();
    if (isLeft) {
      store.create(file).close();
    }
  }
}

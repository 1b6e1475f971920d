package io.github.orometry.job.file.local;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.file.StoreProvider;
import java.util.Set;

/** Knows this machine's file systems. */
public final class LocalStores implements StoreProvider {
  private static final Store STORE = new LocalStore();

  @Override
  public Set<String> schemes() {
    return Set.of(Location.LOCAL);
  }

  @Override
  public Store store(Location location) {
    return STORE;
  }
}

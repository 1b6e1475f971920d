package io.github.orometry.job.file.memory;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.file.StoreProvider;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Knows the drives in memory; the tasks of a local Spark see the same ones. */
public final class MemoryStores implements StoreProvider {
  private static final Map<String, MemoryStore> DRIVES = new ConcurrentHashMap<>();

  @Override
  public Set<String> schemes() {
    return Set.of("mem");
  }

  @Override
  public Store store(Location location) {
    return drive(Objects.requireNonNullElse(location.uri().getAuthority(), ""));
  }

  /** The drive of that name, made where it is not there. */
  public static MemoryStore drive(String name) {
    return DRIVES.computeIfAbsent(name, any -> new MemoryStore());
  }
}

package io.github.orometry.job.file;

import java.util.Set;

/**
 * Knows a kind of store. Named in {@code
 * META-INF/services/io.github.orometry.job.file.StoreProvider}, with a constructor without
 * arguments that costs nothing.
 */
public interface StoreProvider {
  /** The schemes of its locations, in small letters. */
  Set<String> schemes();

  /** The store that holds a location of one of these schemes. */
  Store store(Location location);
}

package io.github.orometry.job.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the store of a location. */
public final class Stores {
  private static final List<StoreProvider> PROVIDERS =
      ServiceLoader.load(StoreProvider.class, StoreProvider.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private Stores() {}

  /** The store that holds a location. */
  public static Store of(Location location) {
    for (StoreProvider provider : PROVIDERS) {
      if (provider.schemes().contains(location.scheme())) {
        return provider.store(location);
      }
    }
    throw new IllegalArgumentException(
        "'%s' is a URL, but only paths on a file system are read and written".formatted(location));
  }

  /**
   * A location that some store holds.
   *
   * @throws IllegalArgumentException where none does, or the text names nothing; the message is the
   *     end of a sentence
   */
  public static Location location(String text) {
    Location location = Location.of(text);
    of(location);
    return location;
  }

  /** A file as a text in UTF-8; of one with more than {@code most} bytes its beginning. */
  public static String text(Location file, long most) throws IOException {
    try (RandomAccess access = of(file).open(file)) {
      return new String(access.stream(0, most).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

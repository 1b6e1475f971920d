package io.github.orometry.job.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finds the store of a location. */
public final class Stores {
  private static final List<StoreProvider> PROVIDERS =
      ServiceLoader.load(StoreProvider.class, StoreProvider.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private Stores() {}

  /** The store that holds a location. */
  public static Store of(Location location) {
    return provider(location).store(location);
  }

  private static StoreProvider provider(Location location) {
    for (StoreProvider provider : PROVIDERS) {
      if (provider.schemes().contains(location.scheme())) {
        return provider;
      }
    }
    throw new IllegalArgumentException(
        "'%s' is a URL of a store that is not known; known are paths and %s"
            .formatted(location, schemes()));
  }

  private static String schemes() {
    return PROVIDERS.stream()
        .flatMap(provider -> provider.schemes().stream())
        .sorted()
        .map(scheme -> scheme + "://")
        .collect(Collectors.joining(", "));
  }

  /**
   * A location that some store holds.
   *
   * @throws IllegalArgumentException where none does, or the text names nothing; the message is the
   *     end of a sentence
   */
  public static Location location(String text) {
    Location location = Location.of(text);
    provider(location);
    return location;
  }

  /** A file as a text in UTF-8; of one with more than {@code most} bytes its beginning. */
  public static String text(Location file, long most) throws IOException {
    try (RandomAccess access = of(file).open(file)) {
      return new String(access.stream(0, most).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Whether a file is there with this content and no other. */
  public static boolean holds(Location file, byte[] content) throws IOException {
    Store store = of(file);
    if (store.info(file).filter(there -> there.size() == content.length).isEmpty()) {
      return false;
    }
    try (RandomAccess access = store.open(file)) {
      return Arrays.equals(content, access.stream(0, content.length).readAllBytes());
    } catch (NoSuchFileException e) {
      return false; // another run has just taken it away
    }
  }
}

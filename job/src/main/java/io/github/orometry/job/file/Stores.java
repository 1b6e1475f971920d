package io.github.orometry.job.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finds the store of a location. */
public final class Stores {
  private static final List<StoreProvider> PROVIDERS = providers();

  private Stores() {}

  private static List<StoreProvider> providers() {
    List<StoreProvider> providers = new ArrayList<>();
    ServiceLoader.load(StoreProvider.class, StoreProvider.class.getClassLoader())
        .forEach(providers::add);
    return providers;
  }

  /** The store that holds a location. */
  public static Store of(Location location) {
    return provider(location)
        .orElseThrow(() -> new IllegalArgumentException(unknown(location)))
        .store(location);
  }

  /**
   * A location that some store holds.
   *
   * @throws IllegalArgumentException where none does, or the text names nothing; the message is the
   *     end of a sentence
   */
  public static Location location(String text) {
    Location location = Location.of(text);
    if (provider(location).isEmpty()) {
      throw new IllegalArgumentException(unknown(location));
    }
    return location;
  }

  /** A file as a text in UTF-8; of one with more than {@code most} bytes its beginning. */
  public static String text(Location file, long most) throws IOException {
    try (RandomAccess access = of(file).open(file)) {
      return new String(access.stream(0, most).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Optional<StoreProvider> provider(Location location) {
    return PROVIDERS.stream().filter(p -> p.schemes().contains(location.scheme())).findFirst();
  }

  private static String schemes() {
    return PROVIDERS.stream()
        .flatMap(provider -> provider.schemes().stream())
        .sorted()
        .map(scheme -> scheme + "://")
        .collect(Collectors.joining(", "));
  }

  private static String unknown(Location location) {
    return "'%s' is a URL of a store that is not known; known are paths and %s"
        .formatted(location, schemes());
  }
}

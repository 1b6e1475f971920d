package io.github.orometry.job.source;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats there are, in the order in which they are registered. */
public final class SourceFormats {
  private static final List<SourceFormat> ALL =
      ServiceLoader.load(SourceFormat.class, SourceFormat.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private SourceFormats() {}

  /** The names of all formats. */
  public static Set<String> names() {
    return new LinkedHashSet<>(ALL.stream().map(SourceFormat::name).toList());
  }

  /**
   * The format of a file, by its ending; that of a folder is the first one with keys.
   *
   * @throws BadInputException where there is none
   */
  static SourceFormat of(Location input, boolean isFolder) {
    for (SourceFormat format : ALL) {
      boolean known = format.endings().stream().anyMatch(input::endsWith);
      if (isFolder ? format instanceof KeyedFormat : known) {
        return format;
      }
    }
    throw new BadInputException(
        "file %s has an unknown ending; these are read: %s.".formatted(input, endings()));
  }

  private static String endings() {
    Stream<String> files = ALL.stream().flatMap(format -> format.endings().stream());
    Stream<String> folders =
        ALL.stream()
            .filter(KeyedFormat.class::isInstance)
            .map(format -> "or a folder of %s files".formatted(format.endings().get(0)));
    return Stream.concat(files, folders).collect(Collectors.joining(", "));
  }
}

package io.github.orometry.job.source;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

/** The formats there are, in the order in which they are registered. */
public final class SourceFormats {
  private static final List<SourceFormat> ALL =
      ServiceLoader.load(SourceFormat.class, SourceFormat.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private SourceFormats() {}

  /** The names of all formats. */
  public static Set<String> names() {
    return ALL.stream()
        .map(SourceFormat::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}

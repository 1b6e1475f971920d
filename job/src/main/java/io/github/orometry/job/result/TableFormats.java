package io.github.orometry.job.result;

import io.github.orometry.setting.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;

/** The table formats there are. */
public final class TableFormats {
  private static final List<TableFormat> ALL = load();

  /** A table format, by its name. */
  public static final Kind<String> KIND =
      new Kind<>(text -> named(text).name(), name -> name, "", names());

  private TableFormats() {}

  private static List<TableFormat> load() {
    List<TableFormat> formats = new ArrayList<>();
    ServiceLoader.load(TableFormat.class, TableFormat.class.getClassLoader()).forEach(formats::add);
    return formats;
  }

  private static List<String> names() {
    return ALL.stream().map(TableFormat::name).toList();
  }

  /**
   * The format of this name.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static TableFormat named(String name) {
    return ALL.stream()
        .filter(format -> format.name().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of %s, found '%s'".formatted(String.join(", ", names()), name)));
  }
}

package io.github.orometry.job.config;

import io.github.orometry.job.export.What;
import io.github.orometry.job.publish.IfExists;
import io.github.orometry.job.table.TableFormat;
import io.github.orometry.surface.Connectivity;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The words of a setting that takes one of a few, in small letters as help, sentences and manifest
 * have them; as input in any.
 *
 * @param <E> what the words stand for
 */
abstract class Words<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {
  private final List<E> values;

  private Words(Class<E> type) {
    values = List.of(type.getEnumConstants());
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public E convert(String text) {
    return values.stream()
        .filter(value -> word(value).equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected one of " + String.join(", ", this) + ", found '" + text + "'"));
  }

  @Override
  public Iterator<String> iterator() {
    return values.stream().map(Words::word).iterator();
  }

  static final class OfConnectivity extends Words<Connectivity> {
    OfConnectivity() {
      super(Connectivity.class);
    }
  }

  static final class OfProjectionKind extends Words<ProjectionKind> {
    OfProjectionKind() {
      super(ProjectionKind.class);
    }
  }

  static final class OfTableFormat extends Words<TableFormat> {
    OfTableFormat() {
      super(TableFormat.class);
    }
  }

  static final class OfIfExists extends Words<IfExists> {
    OfIfExists() {
      super(IfExists.class);
    }
  }

  static final class OfBadSlabPolicy extends Words<BadSlabPolicy> {
    OfBadSlabPolicy() {
      super(BadSlabPolicy.class);
    }
  }

  static final class OfWhat extends Words<What> {
    OfWhat() {
      super(What.class);
    }
  }
}

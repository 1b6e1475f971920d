package io.github.orometry.setting;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The kinds of value that settings have. */
public final class Kinds {
  /** Any text. */
  public static final Kind<String> TEXT = Kind.of(text -> text);

  /** True or false. */
  public static final Kind<Boolean> FLAG = Kind.of(Kinds::flag);

  /** A finite number. */
  public static final Kind<Double> NUMBER = Kind.of(Kinds::finite);

  /** Finite numbers, none of them twice. */
  public static final Kind<List<Double>> NUMBERS = NUMBER.list();

  /** A whole number from 1 on. */
  public static final Kind<Integer> POSITIVE = Kind.of(Kinds::positive);

  /** A number of jobs: from 1 on, or -1 for all cores, -2 for all but one, and so on. */
  public static final Kind<Integer> JOBS = Kind.of(Kinds::jobs);

  /** An amount of memory as the JVM takes it, which asks for a unit: 512m, 1g. */
  public static final Kind<String> MEMORY = Kind.of(Kinds::memory);

  /** An amount of memory or of disk in bytes; written as 512m or 4g, or as a plain number. */
  public static final Kind<Long> BYTES = Kind.of(Kinds::bytes);

  private static final String UNITS = "kmgt";

  private Kinds() {}

  /** One of a few, by their names in small letters; as input in any. */
  public static <E extends Enum<E>> Kind<E> words(Class<E> type) {
    List<E> values = List.of(type.getEnumConstants());
    List<String> words = values.stream().map(Kinds::word).toList();
    return new Kind<>(
        text ->
            values.stream()
                .filter(value -> word(value).equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> unknown(words, text)),
        Kinds::word,
        "",
        words);
  }

  /** How one of a few is written. */
  public static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static IllegalArgumentException unknown(List<String> words, String text) {
    return new IllegalArgumentException(
        "expected one of %s, found '%s'".formatted(String.join(", ", words), text));
  }

  private static boolean flag(String text) {
    if (!Stream.of("true", "false").anyMatch(text::equalsIgnoreCase)) {
      throw new IllegalArgumentException("'" + text + "' is not a boolean");
    }
    return Boolean.parseBoolean(text);
  }

  private static double finite(String text) {
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a number", e);
    }
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("'" + text + "' is not a finite number");
    }
    return number;
  }

  private static int whole(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number", e);
    }
  }

  private static int positive(String text) {
    if (whole(text) < 1) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number from 1 on");
    }
    return whole(text);
  }

  private static int jobs(String text) {
    if (whole(text) == 0) {
      throw new IllegalArgumentException(
          "'0' jobs cannot work; give 1 or more, or -1 for all cores");
    }
    return whole(text);
  }

  private static String memory(String text) {
    if (!text.toLowerCase(Locale.ROOT).matches("[1-9][0-9]{0,8}[" + UNITS + "]")) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an amount of memory such as 512m or 1g");
    }
    return text;
  }

  private static long bytes(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!lower.matches("[1-9][0-9]{0,17}[" + UNITS + "]?")) {
      throw new IllegalArgumentException("'" + text + "' is not a size such as 512m or 4g");
    }
    int unit = UNITS.indexOf(lower.charAt(lower.length() - 1)) + 1;
    long number = Long.parseLong(unit == 0 ? lower : lower.substring(0, lower.length() - 1));
    if (number > Long.MAX_VALUE >> (10 * unit)) {
      throw new IllegalArgumentException("'" + text + "' is too large a size");
    }
    return number << (10 * unit);
  }
}

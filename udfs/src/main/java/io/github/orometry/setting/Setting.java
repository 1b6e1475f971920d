package io.github.orometry.setting;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that can be set.
 *
 * @param <T> its values
 * @param name words in small letters with dashes between them
 * @param kind of value
 * @param standard the default; null for none
 * @param otherwise what holds where there is no default, in a few words: "all"
 * @param label what stands for the value in help: "V"
 * @param help what it does, without a full stop
 */
public record Setting<T>(
    String name, Kind<T> kind, T standard, String otherwise, String label, String help) {

  /** A setting with a default. */
  public static <T> Setting<T> of(
      String name, Kind<T> kind, T standard, String label, String help) {
    return new Setting<>(name, kind, standard, "", label, help);
  }

  /** A setting without one; where nothing is given, {@code otherwise} holds. */
  public static <T> Setting<T> open(
      String name, Kind<T> kind, String otherwise, String label, String help) {
    return new Setting<>(name, kind, null, otherwise, label, help);
  }

  /** Something that is off unless it is asked for. */
  public static Setting<Boolean> flag(String name, String help) {
    return new Setting<>(name, Kinds.FLAG, false, "", "", help);
  }

  /** Whether its name alone, as a flag of a command line, sets it. */
  public boolean isFlag() {
    return kind == Kinds.FLAG;
  }

  /** The default as it is written, or the words for what holds without one. */
  public String defaultWords() {
    return standard == null ? otherwise : written(standard);
  }

  /** A value as it is written. */
  public String written(T value) {
    Object plain = kind.plain().apply(value);
    return plain instanceof List<?> items
        ? items.stream().map(Setting::plainly).collect(Collectors.joining(kind.between()))
        : plainly(plain);
  }

  private static String plainly(Object value) {
    String text = String.valueOf(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /**
   * The value of a text.
   *
   * @throws BadSettingException where it is none
   */
  public T parse(String text) {
    try {
      return kind.parse().apply(text);
    } catch (BadSettingException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new BadSettingException(name, "has a wrong value: " + e.getMessage());
    }
  }
}

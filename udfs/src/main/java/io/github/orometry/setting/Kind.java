package io.github.orometry.setting;

import java.util.List;
import java.util.function.Function;

/**
 * A kind of value: how a text becomes one, and one becomes a plain value.
 *
 * @param <T> the values
 * @param parse from a text; throws {@link IllegalArgumentException} whose message says what is
 *     wrong with it, as "'x' is not a number"
 * @param plain as JSON has it
 * @param between what stands between the items of a list in a text; empty where a value is no list
 * @param words what may be written, where that is one of a few; else empty
 */
public record Kind<T>(
    Function<String, T> parse, Function<T, Object> plain, String between, List<String> words) {

  /** Of texts that are taken one by one and shown as they are. */
  public static <T> Kind<T> of(Function<String, T> parse) {
    return new Kind<>(parse, value -> value, "", List.of());
  }

  /** Of values that are shown as their {@link Object#toString}. */
  public static <T> Kind<T> shown(Function<String, T> parse) {
    return new Kind<>(parse, Object::toString, "", List.of());
  }

  /** Lists of this, with commas between the items. An empty text is an empty list. */
  public Kind<List<T>> list() {
    return new Kind<>(text -> items(text, ","), this::plainItems, ",", words);
  }

  /**
   * Lists of this, an item a line, for items that may have commas in them. A command line gives
   * them one by one.
   */
  public Kind<List<T>> lines() {
    return new Kind<>(text -> items(text, "\n"), this::plainItems, "\n", words);
  }

  /** Whether a value is a list. */
  public boolean several() {
    return !between.isEmpty();
  }

  /** Whether the items of a list are given one by one. */
  public boolean repeats() {
    return between.equals("\n");
  }

  private List<T> items(String text, String between) {
    return text.isBlank()
        ? List.of()
        : List.of(text.split(between, -1)).stream().map(item -> parse.apply(item.strip())).toList();
  }

  private Object plainItems(List<T> items) {
    return items.stream().map(plain).toList();
  }
}

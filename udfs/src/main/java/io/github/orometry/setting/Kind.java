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
 * @param several whether a value is a list, whose items have commas between them in a text
 * @param words what may be written, where that is one of a few; else empty
 */
public record Kind<T>(
    Function<String, T> parse, Function<T, Object> plain, boolean several, List<String> words) {

  /** Of texts that are taken one by one and shown as they are. */
  public static <T> Kind<T> of(Function<String, T> parse) {
    return new Kind<>(parse, value -> value, false, List.of());
  }

  /** Of values that are shown as their {@link Object#toString}. */
  public static <T> Kind<T> shown(Function<String, T> parse) {
    return new Kind<>(parse, Object::toString, false, List.of());
  }

  /** Lists of this. An empty text is an empty list. */
  public Kind<List<T>> list() {
    return new Kind<>(this::items, this::plainItems, true, words);
  }

  private List<T> items(String text) {
    return text.isBlank()
        ? List.of()
        : List.of(text.split(",", -1)).stream().map(item -> parse.apply(item.strip())).toList();
  }

  private Object plainItems(List<T> items) {
    return items.stream().map(plain).toList();
  }
}

package io.github.orometry.job.format.npy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a Python literal as it stands in an npy header: strings, whole numbers, True, False, None,
 * tuples, lists and dicts with string keys, each at most {@value #MAX_DEPTH} deep. Reads each
 * character once.
 */
final class Literal {
  private static final int MAX_DEPTH = 32;

  /** A tuple, or a single value in parentheses; a list is a {@link List}. */
  record Tuple(List<Object> items) {}

  /** None. */
  record None() {}

  private static final Map<String, Object> WORDS =
      Map.of("True", true, "False", false, "None", new None());

  private final String text;
  private int at;

  private Literal(String text) {
    this.text = text;
  }

  /**
   * The value of a literal: String, Long, Boolean, {@link None}, {@link Tuple}, List or Map.
   *
   * @throws IllegalArgumentException where the text is no such literal; the message says where
   */
  static Object parse(String text) {
    Literal literal = new Literal(text);
    Object value = literal.value(0);
    literal.skipSpace();
    if (literal.at < text.length()) {
      throw literal.unexpected();
    }
    return value;
  }

  private Object value(int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("nested too deep at character " + at);
    }
    char c = peek();
    if (c == '{') {
      return dict(depth);
    }
    if (c == '(') {
      return new Tuple(items(')', depth));
    }
    if (c == '[') {
      return items(']', depth);
    }
    if (c == '\'' || c == '"') {
      return string();
    }
    return c == '-' || isDigit(c) ? number() : word();
  }

  private List<Object> items(char close, int depth) {
    List<Object> items = new ArrayList<>();
    at++;
    while (peek() != close) {
      items.add(value(depth + 1));
      commaUnless(close);
    }
    at++;
    return items;
  }

  private Map<String, Object> dict(int depth) {
    Map<String, Object> entries = new HashMap<>();
    at++;
    while (peek() != '}') {
      if (!(value(depth + 1) instanceof String key)) {
        throw new IllegalArgumentException("a key that is no string before character " + at);
      }
      if (peek() != ':') {
        throw unexpected();
      }
      at++;
      if (entries.put(key, value(depth + 1)) != null) {
        throw new IllegalArgumentException("the key '" + key + "' stands twice");
      }
      commaUnless('}');
    }
    at++;
    return entries;
  }

  private void commaUnless(char close) {
    char c = peek();
    if (c == ',') {
      at++;
    } else if (c != close) {
      throw unexpected();
    }
  }

  private String string() {
    char quote = text.charAt(at++);
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      if (text.charAt(at) == '\\') {
        at++;
      }
      if (at < text.length()) {
        value.append(text.charAt(at++));
      }
    }
    if (at >= text.length()) {
      throw unexpected();
    }
    at++;
    return value.toString();
  }

  /** A whole number; Python 2 wrote an L after large ones. */
  private Long number() {
    int start = at++;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    String digits = text.substring(start, at);
    if (at < text.length() && text.charAt(at) == 'L') {
      at++;
    }
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a number out of range at character " + start, e);
    }
  }

  private Object word() {
    for (Map.Entry<String, Object> word : WORDS.entrySet()) {
      if (text.startsWith(word.getKey(), at)) {
        at += word.getKey().length();
        return word.getValue();
      }
    }
    throw unexpected();
  }

  private char peek() {
    skipSpace();
    if (at >= text.length()) {
      throw unexpected();
    }
    return text.charAt(at);
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException(
        at < text.length()
            ? "an unexpected '%s' at character %s".formatted(text.charAt(at), at)
            : "it ends too early");
  }
}

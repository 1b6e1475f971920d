package io.github.orometry.job.format.npy;

import java.io.IOException;
import java.io.StreamTokenizer;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a Python literal as it stands in an npy header: strings, whole numbers, True, False, None,
 * tuples, lists and dicts with string keys, each at most {@value #MAX_DEPTH} deep. Reads each
 * character once.
 */
final class Literal {
  private static final int MAX_DEPTH = 32;
  private static final Set<Integer> QUOTES = Set.of((int) '\'', (int) '"');

  /** A tuple, or a single value in parentheses; a list is a {@link List}. */
  record Tuple(List<Object> items) {}

  /** None. */
  record None() {}

  private static final Map<String, Object> WORDS =
      Map.of("True", true, "False", false, "None", new None());

  private final StreamTokenizer text;

  private Literal(String literal) {
    text = new StreamTokenizer(new StringReader(literal));
    text.resetSyntax();
    text.whitespaceChars(0, ' ');
    text.wordChars('0', '9');
    text.wordChars('A', 'Z');
    text.wordChars('a', 'z');
    text.wordChars('-', '.');
    QUOTES.forEach(text::quoteChar);
  }

  /**
   * The value of a literal: String, Long, Boolean, {@link None}, {@link Tuple}, List or Map.
   *
   * @throws IllegalArgumentException where the text is no such literal; the message says why
   */
  static Object parse(String literal) {
    Literal reader = new Literal(literal);
    try {
      Object value = reader.value(reader.text.nextToken(), 0);
      reader.expect(StreamTokenizer.TT_EOF);
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Object value(int token, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("it is nested too deep");
    }
    if (QUOTES.contains(token)) {
      return text.sval;
    }
    return switch (token) {
      case '{' -> dict(depth);
      case '(' -> new Tuple(items(')', depth));
      case '[' -> items(']', depth);
      case StreamTokenizer.TT_WORD -> word();
      default -> throw unexpected();
    };
  }

  private List<Object> items(char close, int depth) throws IOException {
    List<Object> items = new ArrayList<>();
    for (int token = text.nextToken(); token != close; token = next(close)) {
      items.add(value(token, depth + 1));
    }
    return items;
  }

  private Map<String, Object> dict(int depth) throws IOException {
    Map<String, Object> entries = new HashMap<>();
    for (int token = text.nextToken(); token != '}'; token = next('}')) {
      if (!(value(token, depth + 1) instanceof String key)) {
        throw new IllegalArgumentException("a key is no string");
      }
      expect(':');
      if (entries.put(key, value(text.nextToken(), depth + 1)) != null) {
        throw new IllegalArgumentException("the key '" + key + "' stands twice");
      }
    }
    return entries;
  }

  /** What begins the next item, or closes the items. */
  private int next(char close) throws IOException {
    int token = text.nextToken();
    if (token != ',' && token != close) {
      throw unexpected();
    }
    return token == ',' ? text.nextToken() : token;
  }

  private void expect(int token) throws IOException {
    if (text.nextToken() != token) {
      throw unexpected();
    }
  }

  /** A name, or a whole number; Python 2 wrote an L after large ones. */
  private Object word() {
    if (WORDS.containsKey(text.sval)) {
      return WORDS.get(text.sval);
    }
    if (!text.sval.matches("-?[0-9]+L?")) {
      throw unexpected();
    }
    try {
      return Long.valueOf(text.sval.replace("L", ""));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("the number " + text.sval + " is out of range", e);
    }
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException(
        switch (text.ttype) {
          case StreamTokenizer.TT_EOF -> "it ends too early";
          case StreamTokenizer.TT_WORD -> "an unexpected '" + text.sval + "'";
          default -> "an unexpected '" + (char) text.ttype + "'";
        });
  }
}

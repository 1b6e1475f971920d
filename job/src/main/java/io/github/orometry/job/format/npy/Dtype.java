package io.github.orometry.job.format.npy;

import io.github.orometry.stack.ElementType;
import java.util.List;
import java.util.Optional;

/**
 * The element type of an npy array.
 *
 * @param words how the header writes it, such as "&lt;f8"; for a structured type "structured"
 * @param type the type, where it is supported
 * @param littleEndian its byte order
 * @param object whether it holds Python objects, which are pickled
 */
public record Dtype(
    String words, Optional<ElementType> type, boolean littleEndian, boolean object) {
  /**
   * Reads the header's descr: a type string, or a list of fields.
   *
   * @throws IllegalArgumentException where it is neither
   */
  static Dtype of(Object descr) {
    if (descr instanceof String text && !text.isEmpty()) {
      return ofText(text);
    }
    if (descr instanceof List<?> || descr instanceof Literal.Tuple) {
      return new Dtype("structured", Optional.empty(), true, holdsObjects(descr));
    }
    throw new IllegalArgumentException("descr must be a type string or a list of fields");
  }

  private static Dtype ofText(String text) {
    char order = text.charAt(0);
    Optional<ElementType> type =
        ElementType.named(text.substring(1))
            .filter(t -> order == '<' || order == '>' || (order == '|' && t.bytes() == 1));
    return new Dtype(text, type, order != '>', isObject(text));
  }

  private static boolean isObject(String text) {
    return text.startsWith("O") || text.startsWith("|O");
  }

  /** A type is a string, a list of fields (name, type) or (name, type, shape), or (type, shape). */
  private static boolean holdsObjects(Object type) {
    if (type instanceof String text) {
      return isObject(text);
    }
    if (type instanceof Literal.Tuple tuple) {
      return !tuple.items().isEmpty() && holdsObjects(tuple.items().get(0));
    }
    return type instanceof List<?> fields && fields.stream().anyMatch(Dtype::fieldHoldsObjects);
  }

  private static boolean fieldHoldsObjects(Object field) {
    return field instanceof Literal.Tuple tuple
        && tuple.items().size() > 1
        && holdsObjects(tuple.items().get(1));
  }

  /** Bytes of an element; 1 where the type is not supported, the least it can be. */
  int bytes() {
    return type.map(ElementType::bytes).orElse(1);
  }
}

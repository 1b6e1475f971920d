package io.github.orometry.job.format.variable;

import java.util.List;

/**
 * Something said of a variable: numbers or texts, one of the two being empty.
 *
 * @param numbers as they stand there
 * @param texts without what fills them up
 */
public record Attribute(double[] numbers, List<String> texts) {
  private static final double[] NO_NUMBERS = {};

  public Attribute {
    texts = List.copyOf(texts);
  }

  /** Of numbers. */
  public static Attribute of(double... numbers) {
    return new Attribute(numbers, List.of());
  }

  /** Of texts. */
  public static Attribute of(List<String> texts) {
    return new Attribute(NO_NUMBERS, texts);
  }

  /** The only or first text; empty for none. */
  public String text() {
    return texts.isEmpty() ? "" : texts.get(0).strip();
  }
}

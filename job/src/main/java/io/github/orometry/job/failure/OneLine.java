package io.github.orometry.job.failure;

/** Text of others, such as a name in a file, made fit for a sentence. */
public final class OneLine {
  private OneLine() {}

  /** The text with its control characters and line ends as {@code \}{@code uXXXX}. */
  public static String of(String text) {
    StringBuilder line = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              boolean control =
                  Character.isISOControl(c) || Character.getType(c) == Character.LINE_SEPARATOR;
              line.append(control ? String.format("\\u%04x", c) : (char) c);
            });
    return line.toString();
  }
}
